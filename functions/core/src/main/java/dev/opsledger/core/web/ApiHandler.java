package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.util.List;
import java.util.Map;

/**
 * The HTTP function of a context: API Gateway's payload 2.0 in, Micronaut's routes behind it. The
 * context is named by a property, which each context's package requires, so that several contexts
 * in one class path do not see each other's routes.
 */
public abstract class ApiHandler extends APIGatewayV2HTTPEventFunction {
  /**
   * @param context the context's name, such as {@code ci}
   * @param beans what its controllers are given
   */
  protected ApiHandler(String context, List<Object> beans) {
    super(start(context, beans));
  }

  private static ApplicationContext start(String context, List<Object> beans) {
    return new LambdaApplicationContextBuilder()
        .singletons(beans.toArray())
        .properties(Map.of("opsledger.context", context))
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .bootstrapEnvironment(false)
        .banner(false)
        .start();
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var http = event.getRequestContext().getHttp();
    http.setPath(RequestPath.encoded(http.getPath()));
    return super.handleRequest(event, context);
  }
}
