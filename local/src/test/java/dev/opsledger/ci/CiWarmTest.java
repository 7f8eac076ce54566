package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.opsledger.core.aws.CallObserver;
import dev.opsledger.core.config.Surroundings;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function must not grow with the number of its calls. */
class CiWarmTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "CI_TABLE", "a", "SYNC_TABLE", "b", "CI_QUEUE", "http://localhost/q", "EVENT_BUS", "c");

  /** Micronaut AWS registers the Lambda context anew in each call; here it must not. */
  @Test
  void noCallLeavesABeanBehind() {
    var surroundings = new Surroundings(SETTINGS, Clock.systemUTC(), CallObserver.NONE);
    ScopedValue.where(Surroundings.BOUND, surroundings)
        .run(
            () -> {
              try (var handler = new CiApiHandler()) {
                for (int i = 0; i < 200; i++) {
                  assertThat(handler.handleRequest(event(), null).getStatusCode()).isEqualTo(404);
                }
                assertThat(handler.getApplicationContext().getBeansOfType(Context.class)).isEmpty();
              }
            });
  }

  private static APIGatewayV2HTTPEvent event() {
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod("GET")
            .withPath("/nothing")
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withRawPath("/nothing")
        .withHeaders(Map.of("accept", "application/json"))
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build())
        .build();
  }
}
