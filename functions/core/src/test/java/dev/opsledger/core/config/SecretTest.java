package dev.opsledger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @Test
  void whatAStrangerRepeatsIsHidden() {
    Secret token = Secret.of("a-token-of-somebody");
    Secret key = Secret.of("-----BEGIN KEY-----\nMIIEowIBAAKCAQEA\nq83vEjRWeJA\n-----END KEY-----");

    assertThat(Secret.hideIn("no user for token a-token-of-somebody (401)"))
        .isEqualTo("no user for token *** (401)");
    assertThat(Secret.hideIn("bad key: MIIEowIBAAKCAQEA\\r\\nq83vEjRWeJA"))
        .isEqualTo("bad key: ***\\r\\n***");
    assertThat(token).hasToString("***");
    assertThat(key.reveal()).contains("MIIEowIBAAKCAQEA");
  }

  @Test
  void aSecretThatWasNeverNeededIsNotFetchedToBeHidden() {
    Secret later =
        Secret.later(
            () -> {
              throw new AssertionError("fetched");
            });

    assertThat(Secret.hideIn("some text")).isEqualTo("some text");
    assertThat(later.isHeld()).isFalse();
  }

  @Test
  void aFetchedSecretIsHidden() {
    Secret later = Secret.later(() -> "fetched-when-needed");
    assertThat(later.reveal()).isEqualTo("fetched-when-needed");

    assertThat(Secret.hideIn("<fetched-when-needed>")).isEqualTo("<***>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ghs_0123456789abcdefABCD",
        "github_pat_11AAAAAAA0123456789",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl-_x"
      })
  void whatLooksLikeATokenIsHidden(String token) {
    assertThat(Secret.hideIn("refused " + token + ".")).isEqualTo("refused ***.");
  }

  @Test
  void wordsStay() {
    Secret word = Secret.of("open");

    assertThat(Secret.hideIn("the gate is open")).isEqualTo("the gate is open");
    assertThat(word.matches("open")).isTrue();
  }
}
