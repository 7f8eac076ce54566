package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.front.dora.DoraOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The settings of the DORA figures. */
class DoraSettingsTest {
  private static DoraOptions read(Map<String, String> variables) {
    return SettingsReader.read(variables, name -> Optional.empty(), DoraSettings::read);
  }

  @Test
  void servicesAndWindow() {
    DoraOptions options =
        read(
            Map.of(
                "DORA_SERVICES", "1=PSVC001 PSVC002, 2=PSVC003, 1=PSVC004",
                "DORA_FAILURE_WINDOW_MINUTES", "90"));
    assertThat(options.services())
        .isEqualTo(Map.of(1L, Set.of("PSVC001", "PSVC002", "PSVC004"), 2L, Set.of("PSVC003")));
    assertThat(options.failureWindow()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void defaults() {
    assertThat(read(Map.of())).isEqualTo(new DoraOptions(Map.of(), Duration.ofHours(1)));
  }

  @Test
  void badEntriesAreNamed() {
    for (String bad : new String[] {"1", "x=PSVC001", "0=PSVC001", "1="}) {
      assertThatThrownBy(() -> read(Map.of("DORA_SERVICES", bad)))
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("\"" + bad + "\"");
    }
  }
}
