package dev.opsledger.deployments.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://ci.example.com/7?a=b#c, https://ci.example.com/7?a=b#c",
    "' http://localhost:8080/@x ', http://localhost:8080/@x",
    "HTTPS://Example.com/Ü, https://Example.com/Ü",
    "http://[::1]/, http://[::1]/"
  })
  void anAddressIsKeptAsItIs(String text, String kept) {
    assertThat(LogAddress.of(text)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1), url must be an http or https address",
    "ftp://example.com/, url must be an http or https address",
    "/builds/1, url must be an http or https address",
    "https:builds, url must be an http or https address",
    "http://u:p@h/x, url must not contain a user name or a password",
    "http://u@h/x, url must not contain a user name or a password",
    "http://u:p@exämple.com/, url must not contain a user name or a password",
    "https://exämple.com/, url must have a valid host in ASCII",
    "https://a b, url must be a valid address",
    "https://example.com/%zz, url must be a valid address"
  })
  void whatIsRefusedIsToldWhy(String text, String why) {
    assertThatThrownBy(() -> LogAddress.of(text))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(why);
  }
}
