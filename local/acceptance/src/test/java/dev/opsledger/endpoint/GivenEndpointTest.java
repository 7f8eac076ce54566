package dev.opsledger.endpoint;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The stories over whatever answers at {@code AWS_ENDPOINT_URL}, such as moto's server. */
@EnabledIfEnvironmentVariable(named = "AWS_ENDPOINT_URL", matches = "http.+")
class GivenEndpointTest extends Stories {
  @Override
  URI endpoint() {
    return URI.create(System.getenv("AWS_ENDPOINT_URL"));
  }
}
