package dev.opsledger.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsClientsTest {
  @Test
  void anEmptyEndpointCountsAsNone() {
    assertThat(endpoint(Map.of("AWS_ENDPOINT_URL", "", "AWS_REGION", "eu-central-1")))
        .contains(URI.create("https://dynamodb.eu-central-1.amazonaws.com"));
    assertThat(
            endpoint(
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", "", "AWS_ENDPOINT_URL", "http://localhost:1")))
        .contains(URI.create("http://localhost:1"));
  }

  @Test
  void aServicesOwnEndpointComesFirst() {
    assertThat(
            endpoint(
                Map.of(
                    "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:2",
                    "AWS_ENDPOINT_URL", "http://localhost:1")))
        .contains(URI.create("http://localhost:2"));
  }

  @Test
  void oneAnswerIsNotWaitedForAsLongAsAFunctionMayRun() {
    try (var dynamo = AwsClients.ofEnvironment().dynamo()) {
      assertThat(
              dynamo
                  .serviceClientConfiguration()
                  .overrideConfiguration()
                  .apiCallAttemptTimeout()
                  .orElseThrow())
          .isLessThan(Duration.ofSeconds(20));
    }
  }

  private static Optional<URI> endpoint(Map<String, String> variables) {
    var environment = new FunctionEnvironment(variables, Clock.systemUTC(), CallObserver.NONE);
    return ScopedValue.where(FunctionEnvironment.BOUND, environment)
        .call(
            () -> {
              try (var dynamo = AwsClients.ofEnvironment().dynamo()) {
                return dynamo.serviceClientConfiguration().endpointOverride();
              }
            });
  }
}
