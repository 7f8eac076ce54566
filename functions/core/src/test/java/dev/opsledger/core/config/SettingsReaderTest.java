package dev.opsledger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
  private static final ParameterStore STORE =
      name -> name.equals("/there") ? Optional.of("kept") : Optional.empty();

  @Test
  void everyBadSettingIsNamedAtOnce() {
    Map<String, String> variables =
        Map.of("DAYS", "many", "ZONE", "Mars/Olympus", "URL", "ftp://x", "EMPTY", " ");
    assertThatThrownBy(
            () ->
                SettingsReader.read(
                    variables,
                    STORE,
                    s -> {
                      s.integer("DAYS", 7, 1, 90);
                      s.zone("ZONE", "UTC");
                      s.address("URL", "https://api.github.com");
                      return s.required("EMPTY");
                    }))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class,
            bad ->
                assertThat(bad.problems())
                    .hasSize(4)
                    .anySatisfy(p -> assertThat(p).contains("DAYS", "1 to 90"))
                    .anySatisfy(p -> assertThat(p).contains("ZONE", "IANA"))
                    .anySatisfy(p -> assertThat(p).contains("URL"))
                    .anySatisfy(p -> assertThat(p).contains("EMPTY is not set")));
  }

  @Test
  void aSecretComesFromItsVariableElseFromTheStore() {
    assertThat(secret(Map.of("KEY", "mine", "KEY_PARAMETER", "/there"))).contains("mine");
    assertThat(secret(Map.of("KEY_PARAMETER", "/there"))).contains("kept");
    assertThat(secret(Map.of("KEY_PARAMETER", "/missing"))).isEmpty();
    assertThat(secret(Map.of())).isEmpty();
  }

  @Test
  void aSecretDoesNotPrint() {
    assertThat(Secret.of("hush")).hasToString("***");
    assertThat(Secret.of("hush").matches("hush")).isTrue();
    assertThat(Secret.of("hush").matches("hush ")).isFalse();
  }

  private static Optional<String> secret(Map<String, String> variables) {
    return SettingsReader.read(variables, STORE, s -> s.secret("KEY")).map(Secret::reveal);
  }
}
