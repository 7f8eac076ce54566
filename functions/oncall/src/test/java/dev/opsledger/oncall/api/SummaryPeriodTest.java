package dev.opsledger.oncall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryPeriodTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.5Z");

  @Test
  void theDefaultIsThirtyDaysUntilNow() {
    var period = SummaryPeriod.of(null, null, NOW);
    assertThat(period.since()).isEqualTo("2026-10-23T00:00:00Z");
    assertThat(period.until()).isEqualTo("2026-11-22T10:00:01Z");
  }

  @Test
  void theLastDayIsIncludedAndOffsetsCount() {
    var days = SummaryPeriod.of("2026-11-01", "2026-11-02", NOW);
    assertThat(days.since()).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(days.until()).isEqualTo("2026-11-03T00:00:00Z");
    var times = SummaryPeriod.of("2026-11-01T00:00:00+02:00", "2026-11-01T00:00:00Z", NOW);
    assertThat(times.since()).isEqualTo("2026-10-31T22:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01, 9999-12-31, 1970-01-01T00:00:00Z, 9999-12-31T00:00:00Z",
    "1969-12-31, 9999-12-30, 1970-01-01T00:00:00Z, 9999-12-31T00:00:00Z",
    ", 1970-01-02, 1970-01-01T00:00:00Z, 1970-01-03T00:00:00Z",
    "0001-01-01, 0001-01-02, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
  })
  void whatIsOutsideTheLimitsIsMovedThere(
      String since, String until, String movedSince, String movedUntil) {
    var period = SummaryPeriod.of(since, until, NOW);
    assertThat(period.since()).isEqualTo(movedSince);
    assertThat(period.until()).isEqualTo(movedUntil);
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, , 'since must be a date (2026-11-22) or a time with an offset'",
    "2026-11-31, , 'since must be a date'",
    ", 9999-12-32, 'until must be a date'",
    "2026-11-02, 2026-10-31, 'since must not be after until'"
  })
  void anInvalidPeriodIsRefused(String since, String until, String message) {
    assertThatThrownBy(() -> SummaryPeriod.of(since, until, NOW))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(message);
  }
}
