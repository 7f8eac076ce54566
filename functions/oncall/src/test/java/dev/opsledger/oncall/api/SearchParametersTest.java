package dev.opsledger.oncall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.oncall.domain.IncidentSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParametersTest {
  @Test
  void withoutSearchByAllIncidentsMatch() {
    assertThat(SearchParameters.parse(null, null)).isEqualTo(IncidentSearch.ALL);
    assertThat(SearchParameters.parse(null, "resolved")).isEqualTo(IncidentSearch.ALL);
  }

  @Test
  void aStatusOrAServiceIsSearched() {
    assertThat(SearchParameters.parse("status", "resolved"))
        .isEqualTo(IncidentSearch.ofStatus("resolved"));
    assertThat(SearchParameters.parse("service_id", "PSVC1"))
        .isEqualTo(IncidentSearch.ofService("PSVC1"));
  }

  @ParameterizedTest
  @CsvSource({
    "colour, red, search_by must be status or service_id",
    "status, , search_value is required with search_by",
    "service_id, ' ', search_value is required with search_by",
    "status, gone, 'search_value must be one of triggered, acknowledged, resolved'"
  })
  void anInvalidSearchIsRefused(String by, String value, String message) {
    assertThatThrownBy(() -> SearchParameters.parse(by, value))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }
}
