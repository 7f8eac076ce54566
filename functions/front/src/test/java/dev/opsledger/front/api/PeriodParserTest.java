package dev.opsledger.front.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.front.dora.Period;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods of requests. */
class PeriodParserTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");

  @Test
  void thirtyDaysUntilNowByDefault() {
    assertThat(PeriodParser.of(null, null, NOW))
        .isEqualTo(
            new Period(
                Instant.parse("2026-10-23T00:00:00Z"), Instant.parse("2026-11-22T10:00:01Z")));
  }

  @Test
  void theLastDateIsIncluded() {
    assertThat(PeriodParser.of("2026-11-01", "2026-11-02", NOW))
        .isEqualTo(
            new Period(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-03T00:00:00Z")));
  }

  @Test
  void timesWithOffsets() {
    assertThat(PeriodParser.of("2026-11-01T02:00:00+02:00", "2026-11-01T01:00:00.9Z", NOW))
        .isEqualTo(
            new Period(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-01T01:00:00Z")));
  }

  @Test
  void neverEndsInTheFuture() {
    assertThat(PeriodParser.of("2026-11-22", "9999-12-31", NOW))
        .isEqualTo(PeriodParser.of("2026-11-22", "2026-12-31", NOW));
    assertThat(PeriodParser.of("2026-11-22", "2026-12-31", NOW).until())
        .isEqualTo("2026-11-22T10:00:01Z");
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, 2026-11-02, since must be a date",
    "2026-02-30, 2026-11-02, since must be a date",
    "0001-01-01, 2026-11-02, since must not be before 1970",
    "9999-12-31, 9999-12-31, must not be in the future",
    "2026-11-01, 2026-11-01T10:00, until must be a date",
    "2026-11-02, 2026-11-01, since must be before until",
    "2026-11-23, 2026-11-24, since must be before until",
    "2025-01-01, 2026-11-01, at most 366 days"
  })
  void refusals(String since, String until, String message) {
    assertThatThrownBy(() -> PeriodParser.of(since, until, NOW))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(message);
  }
}
