package dev.opsledger.oncall.api.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadQueryTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @Test
  void theDefaultIsThirtyDaysByService() {
    LoadQuery query = LoadQuery.of(null, null, null, TODAY);
    assertThat(query.by()).isEqualTo(LoadQuery.By.SERVICE);
    assertThat(query.period())
        .isEqualTo(new LoadPeriod(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-11-22")));
    assertThat(query.period().days()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "colour, 2026-11-01, 2026-11-02, by must be one of",
    "user, yesterday, 2026-11-02, since must be a date",
    "user, 2026-11-01, 2026-11-31, until must be a date",
    "user, 2026-11-01T00:00:00Z, 2026-11-02, since must be a date",
    "user, 0001-01-01, 2026-11-02, since must not be before 1972",
    "team, 2026-11-03, 2026-11-02, since must not be after until",
    "team, 2025-10-01, 2026-11-22, must not be longer than 400 days",
  })
  void whatIsInvalidIsSaid(String by, String since, String until, String message) {
    assertThatThrownBy(() -> LoadQuery.of(by, since, until, TODAY))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(message);
  }
}
