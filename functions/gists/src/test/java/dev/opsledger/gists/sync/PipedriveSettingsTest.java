package dev.opsledger.gists.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipedriveSettingsTest {
  private static PipedriveSettings read(Map<String, String> variables) {
    return SettingsReader.read(variables, name -> Optional.empty(), PipedriveSettings::read);
  }

  @ParameterizedTest
  @CsvSource({
    "PIPEDRIVE_COMPANY_NAME, acme, https://acme.pipedrive.com",
    "PIPETEST_PIPEDRIVE_COMPANY_NAME, acme, https://acme.pipedrive.com",
    "PIPETEST_PIEPEDRIVE_COMPANY_NAME, acme, https://acme.pipedrive.com",
    "PIPEDRIVE_API_URL, http://localhost:9/, http://localhost:9",
    "PIPETEST_PIPEDRIVE_API_URL, http://localhost:9, http://localhost:9"
  })
  void theAddressFollowsFromEitherName(String name, String value, String base) {
    assertThat(read(Map.of(name, value)).base()).hasToString(base);
  }

  @ParameterizedTest
  @CsvSource({"PIPEDRIVE_API_KEY", "PIPETEST_PIPEDRIVE_API_KEY", "PIPETEST_PIEPEDRIVE_API_KEY"})
  void theKeyIsReadUnderAnyOfItsNames(String name) {
    var settings = read(Map.of("PIPEDRIVE_COMPANY_NAME", "acme", name, "s3cret"));
    assertThat(settings.key().map(Secret::reveal)).contains("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
  }

  @Test
  void aKeyWithoutACompanyAndAnAddressAsACompanyAreExplained() {
    assertThatThrownBy(() -> read(Map.of("PIPEDRIVE_API_KEY", "s3cret")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("not PIPEDRIVE_COMPANY_NAME")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> read(Map.of("PIPEDRIVE_COMPANY_NAME", "acme.pipedrive.com")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("give only the name before .pipedrive.com");
  }
}
