package dev.opsledger.traffic.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "Ada.Lovelace+traffic@Mail.Example.co.uk",
        "a@b.cd",
        "o'neil@example.com",
        "x_y-z@exa-mple.com",
        "1@2.3"
      })
  void validAddressesAreAccepted(String text) {
    assertThat(EmailAddress.of(text)).contains(new EmailAddress(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "ada@example..com",
        "ada@.example.com",
        "ada@example.com.",
        "ada@-example.com",
        "ada@example-.com",
        ".ada@example.com",
        "ada.@example.com",
        "a..da@example.com",
        "a da@example.com",
        "ada@exa mple.com",
        "ada@example.com\n",
        "Ada <ada@example.com>",
        "ada@exämple.com"
      })
  void othersAreNot(String text) {
    assertThat(EmailAddress.of(text)).isEmpty();
  }

  @Test
  void lengthsAreBounded() {
    assertThat(EmailAddress.of("a".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
    String domain = ("d".repeat(62) + ".").repeat(3);
    assertThat(EmailAddress.of("a@" + domain + "e".repeat(254 - 2 - domain.length()))).isPresent();
    assertThat(EmailAddress.of("a@" + domain + "e".repeat(63) + ".com")).isEmpty();
  }

  @Test
  void addressesThatDifferOnlyInCaseHaveOneKey() {
    assertThat(new EmailAddress("ADA@Example.com").key()).isEqualTo("ada@example.com");
  }
}
