package dev.opsledger.front.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Whole days are read, and a failure window around the period. */
class ReadRangeTest {
  private static final Period PERIOD =
      new Period(Instant.parse("2026-11-02T12:00:00Z"), Instant.parse("2026-11-05T00:00:00Z"));

  @Test
  void wholeDaysWhenTheWindowIsShort() {
    var range = new ReadRange(PERIOD, Duration.ofHours(1));
    assertThat(range.deploymentsSince()).isEqualTo("2026-11-02T00:00:00Z");
    assertThat(range.deploymentsUntil()).isEqualTo("2026-11-05T01:00:00Z");
    assertThat(range.incidentsSince()).isEqualTo("2026-11-02T00:00:00Z");
    assertThat(range.incidentsUntil()).isEqualTo("2026-11-05T01:00:00Z");
  }

  @Test
  void theWindowWhenItIsLong() {
    var range = new ReadRange(PERIOD, Duration.ofHours(36));
    assertThat(range.deploymentsSince()).isEqualTo("2026-10-30T12:00:00Z");
    assertThat(range.deploymentsUntil()).isEqualTo("2026-11-06T12:00:00Z");
    assertThat(range.incidentsSince()).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(range.incidentsUntil()).isEqualTo("2026-11-06T12:00:00Z");
  }

  @Test
  void refusesMoreRowsThanFit() {
    assertThat(ReadRange.limited(limit -> Collections.nCopies(limit - 1, 1)))
        .hasValueSatisfying(rows -> assertThat(rows).hasSize(5_000));
    assertThat(ReadRange.limited(limit -> Collections.nCopies(limit, 1))).isEmpty();
  }
}
