package dev.opsledger.endpoint;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs the stories against the services at {@code AWS_ENDPOINT_URL}, such as a moto server. */
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
class GivenEndpointTest extends Stories {
  @Override
  URI endpoint() {
    return URI.create(System.getenv("AWS_ENDPOINT_URL"));
  }
}
