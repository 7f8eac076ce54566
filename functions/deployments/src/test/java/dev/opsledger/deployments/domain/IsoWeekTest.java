package dev.opsledger.deployments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IsoWeekTest {
  @Test
  void aWeekBelongsToTheYearOfItsThursday() {
    assertThat(IsoWeek.of(Instant.parse("2027-01-01T12:00:00Z"))).hasToString("2026-W53");
    assertThat(IsoWeek.of(Instant.parse("2025-12-29T00:00:00Z"))).hasToString("2026-W01");
    assertThat(IsoWeek.of(Instant.parse("2025-12-28T23:59:59Z"))).hasToString("2025-W52");
  }

  @Test
  void weeksAreCountedWithBothEnds() {
    IsoWeek week = IsoWeek.of(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(week.weeksTo(week)).isEqualTo(1);
    assertThat(week.minus(11).weeksTo(week)).isEqualTo(12);
    assertThat(week.sunday()).hasToString("2026-11-22");
  }
}
