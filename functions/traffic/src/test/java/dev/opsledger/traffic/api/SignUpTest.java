package dev.opsledger.traffic.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.ParameterStore;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.RequestExceptionHandler;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may create a user. */
class SignUpTest {
  private static SignUp signUp(Map<String, String> variables) {
    return SettingsReader.read(variables, ParameterStore.of(variables), SignUp::read);
  }

  private static int refusal(SignUp signUp, String authorization) {
    try {
      signUp.check(authorization);
      return 200;
    } catch (RequestException refused) {
      return RequestExceptionHandler.status(refused).getCode();
    }
  }

  @Test
  void onALaptopAnyoneMay() {
    assertThatCode(() -> signUp(Map.of()).check(null)).doesNotThrowAnyException();
    assertThatCode(() -> signUp(Map.of("READ_TOKEN", "r")).check(null)).doesNotThrowAnyException();
  }

  @Test
  void aLaptopMayBeClosed() {
    var closed = signUp(Map.of("TRAFFIC_SIGN_UP", "closed", "READ_TOKEN", "reading"));
    assertThat(refusal(closed, null)).isEqualTo(401);
    assertThat(refusal(closed, "Bearer wrong")).isEqualTo(401);
    assertThat(refusal(closed, "Basic reading")).isEqualTo(401);
    assertThat(refusal(closed, "Bearer reading")).isEqualTo(200);
    assertThat(refusal(signUp(Map.of("TRAFFIC_SIGN_UP", "closed")), null)).isEqualTo(503);
  }

  @Test
  void aDeploymentIsClosedUnlessItSaysOtherwise() {
    var named = Map.of("READ_TOKEN_PARAMETER", "/opsledger/read-token", "READ_TOKEN", "reading");
    assertThat(refusal(signUp(named), null)).isEqualTo(401);
    assertThat(refusal(signUp(named), "Bearer reading")).isEqualTo(200);
    var open =
        Map.of("READ_TOKEN_PARAMETER", "/p", "READ_TOKEN", "reading", "TRAFFIC_SIGN_UP", "open");
    assertThat(refusal(signUp(open), null)).isEqualTo(200);
  }

  @Test
  void anythingElseIsABadSetting() {
    assertThatThrownBy(() -> signUp(Map.of("TRAFFIC_SIGN_UP", "yes")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("TRAFFIC_SIGN_UP");
  }
}
