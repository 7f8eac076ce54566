package dev.opsledger.deployments.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.deployments.domain.DeploymentDetails;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the body of a creation may hold. */
class CreationRequestTest {
  private static CreationRequest read(String body) {
    return CreationRequest.read(null, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everythingMayBeLeftOut() {
    DeploymentDetails details = read("").details();
    assertThat(details.environment()).isEqualTo("production");
    assertThat(details.commitSha()).isEmpty();
    assertThat(details.url()).isEmpty();
    assertThat(read("{\"environment\":null,\"url\":null,\"rollbackTo\":null}").details())
        .isEqualTo(details);
  }

  @Test
  void environmentAndAddressAreKept() {
    DeploymentDetails details =
        read("{\"environment\":\" staging \",\"url\":\"https://ci.example.com/7?a=b\"}").details();
    assertThat(details.environment()).isEqualTo("staging");
    assertThat(details.url()).contains("https://ci.example.com/7?a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "{\"environment\":\" \"}",
        "{\"environment\":1}",
        "{\"url\":\"javascript:alert(1)\"}",
        "{\"url\":\"/builds/1\"}",
        "{\"url\":\"https://a b\"}",
        "{\"rollbackTo\":\"1\"}",
        "{\"rollbackTo\":0}",
        "{\"rollbackTo\":1.5}",
        "{\"rollbackTo\":1,\"commitSHA\":\"593ddcf\"}"
      })
  void whatIsMalformedIsRefused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(RequestException.class);
  }
}
