package dev.opsledger.deployments.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.eu.auth0.com/, true",
    "https://example.com/realms/one, true",
    "http://localhost:8080, true",
    "http://127.0.0.1:8080/, true",
    "http://[::1]:8080/, true",
    "http://example.com, false",
    "http://127.0.0.1.example.com, false",
    "https://user@example.com, false",
    "ftp://example.com, false",
    "nonsense, false",
  })
  void keysComeOverHttpsOrFromThisMachine(String address, boolean trusted) {
    assertThat(Issuer.of(address).isPresent()).isEqualTo(trusted);
  }
}
