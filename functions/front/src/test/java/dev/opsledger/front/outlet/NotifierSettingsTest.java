package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.SettingsReader;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierSettingsTest {
  private static NotifierSettings read(Map<String, String> variables, Optional<String> secret) {
    return SettingsReader.read(variables, _ -> secret, NotifierSettings::read);
  }

  @Test
  void everythingIsOffUntilItIsSet() {
    NotifierSettings settings = read(Map.of(), Optional.empty());
    assertThat(settings.digestAt()).isEmpty();
    assertThat(settings.longOpen()).isEmpty();
    assertThat(settings.slack()).isEmpty();
  }

  @Test
  void whatIsSet() {
    NotifierSettings settings =
        read(
            Map.of(
                "DIGEST_AT", "08:30",
                "ALERT_OPEN_MINUTES", "90",
                "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T/B/secret",
                "PUBLIC_URL", "https://ops.example.com/"),
            Optional.empty());
    assertThat(settings.digestAt()).contains(LocalTime.of(8, 30));
    assertThat(settings.longOpen()).contains(Duration.ofMinutes(90));
    assertThat(settings.site()).isEqualTo("https://ops.example.com");
    assertThat(settings).asString().doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "DIGEST_AT, 8:30",
    "DIGEST_AT, 24:00",
    "DIGEST_AT, morning",
    "ALERT_OPEN_MINUTES, -1",
    "SLACK_WEBHOOK_URL, hooks.slack.com/services/secret",
    "SLACK_WEBHOOK_URL, http://example.com/secret",
    "SLACK_WEBHOOK_URL, https://a b/secret"
  })
  void aMalformedSettingIsASentenceWithoutASecret(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value), Optional.empty()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aMalformedAddressInSsmCountsAsMissing() {
    var named = Map.of("SLACK_WEBHOOK_URL_PARAMETER", "/slack");
    assertThat(read(named, Optional.of("nonsense")).slack()).isEmpty();
    assertThat(read(named, Optional.of("https://hooks.slack.com/x")).slack()).isPresent();
  }
}
