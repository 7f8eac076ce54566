package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.opsledger.core.log.AccessLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventHandler;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Runs Micronaut's routes on API Gateway payload 2.0.
 *
 * <p>Calls Micronaut's request handler directly: its function class (Micronaut AWS 4.11.0)
 * registers Lambda's context as a new singleton on every call and never removes it, so that each
 * call is slower than the one before.
 */
final class HttpEdge implements AutoCloseable {
  private final ApplicationContext micronaut;
  private final APIGatewayV2HTTPEventHandler requests;
  private final ErrorFormat errors;

  HttpEdge(String context, List<Object> beans) {
    micronaut =
        new LambdaApplicationContextBuilder()
            .singletons(beans.toArray())
            .properties(Map.of("opsledger.context", context))
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .start();
    requests = new APIGatewayV2HTTPEventHandler(micronaut);
    errors = micronaut.findBean(ErrorFormat.class).orElse(ErrorFormat.PLAIN);
  }

  /** Handles a request; event and result are in API Gateway's format. */
  JsonNode answer(JsonNode event) {
    APIGatewayV2HTTPEvent request = HttpEvents.read(event);
    var http = request.getRequestContext().getHttp();
    http.setPath(RequestPath.encoded(http.getPath()));
    var exchange = requests.exchange(request, new APIGatewayV2HTTPResponse());
    APIGatewayV2HTTPResponse response = exchange.getResponse().getNativeResponse();
    AccessLog.write(
        RequestCaller.nameOf(exchange.getRequest()),
        request.getRouteKey(),
        response.getStatusCode(),
        request.getRequestContext().getRequestId());
    return CacheableResponse.of(request.getHeaders(), GatewayResponse.of(response).saying(errors))
        .json();
  }

  @Override
  public void close() {
    micronaut.close();
  }
}
