package dev.opsledger.oncall.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.error.RequestException.Kind;
import dev.opsledger.core.text.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order a delivery is checked: its size, its signature, then what it contains. */
class PagerDutyWebhookTest {
  private static final String SECRET = "a secret of PagerDuty's";

  private final PagerDutyWebhook webhook =
      new PagerDutyWebhook(Optional.of(Secret.of(SECRET)), null, null);

  private static String signature(String body) {
    return "v1="
        + HexFormat.of().formatHex(Sha256.hmac(SECRET.getBytes(UTF_8), body.getBytes(UTF_8)));
  }

  private void refused(String signature, String body, Kind kind) {
    assertThatThrownBy(() -> webhook.take(signature, body.getBytes(UTF_8)))
        .extracting(e -> ((RequestException) e).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", " {}", "{"})
  void whoSignsNothingIsToldNothingOfTheBody(String body) {
    refused(null, body, Kind.UNAUTHORIZED);
    refused("v1=00", body, Kind.UNAUTHORIZED);
  }

  @Test
  void aBodyThatIsTooLargeIsNotEvenChecked() {
    refused(null, "x".repeat(1_000_001), Kind.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{"})
  void aSignedBodyThatIsNoObjectIsInvalid(String body) {
    refused(signature(body), body, Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {}", "\r\n\t{}\n"})
  void aSignedObjectIsReadWhateverSpaceIsAroundIt(String body) {
    assertThat(webhook.take(signature(body), body.getBytes(UTF_8))).isEqualTo("ignored");
  }
}
