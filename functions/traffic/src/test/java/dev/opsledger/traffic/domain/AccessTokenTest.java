package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  private static final AccessToken TOKEN =
      AccessToken.read("0123456789abcdef0123456789abcdef").orElseThrow();

  @Test
  void aRandomTokenIsReadBack() {
    var token = AccessToken.random(new SecureRandom());
    var read = AccessToken.read(token.reveal()).orElseThrow();
    assertThat(read.hash()).isEqualTo(token.hash()).matches("[0-9a-f]{64}");
    assertThat(AccessToken.random(new SecureRandom()).reveal()).isNotEqualTo(token.reveal());
  }

  /** Keys stay valid over releases, so their derivation must not change. */
  @Test
  void theKeysOfATokenDifferAndStayTheSame() {
    var keys =
        Set.of(
            TOKEN.reveal(),
            TOKEN.forPages().reveal(),
            TOKEN.forRepository("a", 0).reveal(),
            TOKEN.forRepository("a", 1).reveal(),
            TOKEN.forRepository("b", 0).reveal());
    assertThat(keys).hasSize(5).allMatch(key -> AccessToken.read(key).isPresent());
    assertThat(AccessToken.read(TOKEN.reveal()).map(AccessToken::forPages).map(AccessToken::reveal))
        .isEqualTo(Optional.of(TOKEN.forPages().reveal()));
  }

  @Test
  void itDoesNotPrintItself() {
    assertThat(TOKEN).hasToString("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "0123456789ABCDEF0123456789abcdef",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdeg",
        "0123456789abcdef0123456789abcdef\n"
      })
  void anythingElseIsNone(String text) {
    assertThat(AccessToken.read(text)).isEmpty();
  }
}
