package dev.opsledger.ci.api;

import static java.nio.charset.StandardCharsets.UTF_8;
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
class GitHubWebhookTest {
  private static final String SECRET = "a secret of GitHub's";
  private static final String JSON = "application/json";

  private final GitHubWebhook webhook =
      new GitHubWebhook(Optional.of(Secret.of(SECRET)), null, null, null);

  private static String signature(String body) {
    return "sha256="
        + HexFormat.of().formatHex(Sha256.hmac(SECRET.getBytes(UTF_8), body.getBytes(UTF_8)));
  }

  private void refused(String signature, String type, String body, Kind kind, String why) {
    assertThatThrownBy(() -> webhook.apply(null, null, signature, type, body.getBytes(UTF_8)))
        .hasMessageContaining(why)
        .extracting(e -> ((RequestException) e).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{", "<a/>", "payload=x"})
  void whoSignsNothingIsToldNothingOfTheBody(String body) {
    refused(null, JSON, body, Kind.UNAUTHORIZED, "X-Hub-Signature-256 is required");
    refused("sha256=00", JSON, body, Kind.UNAUTHORIZED, "does not match");
    refused(null, "text/xml", body, Kind.UNAUTHORIZED, "X-Hub-Signature-256 is required");
  }

  @Test
  void aBodyThatIsTooLargeIsNotEvenChecked() {
    refused(null, JSON, "x".repeat(1_000_001), Kind.TOO_LARGE, "1 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1=abc", "", "sha256", "SHA256=00"})
  void aSignatureOfAnotherFormDoesNotMatch(String signature) {
    refused(signature, JSON, "{}", Kind.UNAUTHORIZED, "the signature does not match the body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {}", "\r\n\t{}\n"})
  void aSignedObjectIsReadWhateverSpaceIsAroundIt(String body) {
    refused(signature(body), JSON, body, Kind.INVALID, "X-GitHub-Event and X-GitHub-Delivery");
  }

  @Test
  void aSignedBodyThatIsNoObjectIsInvalid() {
    refused(signature(""), JSON, "", Kind.INVALID, "must be a JSON object");
    refused(signature("[]"), JSON, "[]", Kind.INVALID, "must be a JSON object");
    refused(signature("{"), JSON, "{", Kind.INVALID, "must be a JSON object");
  }
}
