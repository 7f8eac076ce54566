package dev.opsledger.ci.domain.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MetricsPeriodTest {
  private static MetricsPeriod period(String since, String until) {
    return new MetricsPeriod(LocalDate.parse(since), LocalDate.parse(until));
  }

  @Test
  void stepsArePartsOfWeeksAndMonths() {
    MetricsPeriod period = period("2026-10-30", "2026-11-03");
    assertThat(period.steps(RollupSpan.WEEK))
        .containsExactly(period("2026-10-30", "2026-11-01"), period("2026-11-02", "2026-11-03"));
    assertThat(period.steps(RollupSpan.MONTH))
        .containsExactly(period("2026-10-30", "2026-10-31"), period("2026-11-01", "2026-11-03"));
    assertThat(period.steps(RollupSpan.DAY)).hasSize(5);
    assertThat(period.before()).isEqualTo(period("2026-10-25", "2026-10-29"));
  }

  @Test
  void whoeverCountsInADayOfASpanCountsInItBeforeItIsSummedUp() {
    LocalDate day = LocalDate.parse("2026-11-10");
    LocalDate sunday = LocalDate.parse("2026-11-15");
    assertThat(RollupSpan.WEEK.isCounted(day, sunday.plusDays(2))).isFalse();
    assertThat(RollupSpan.WEEK.isCounted(day, sunday.plusDays(3))).isTrue();
    assertThat(RollupSpan.WEEK.isSummed(day, sunday.plusDays(5))).isFalse();
    assertThat(RollupSpan.WEEK.isSummed(day, sunday.plusDays(6))).isTrue();
  }

  @Test
  void onlyWholeSpansThatAreOverAreSummedUp() {
    LocalDate today = LocalDate.parse("2026-11-30");
    assertThat(RollupSpan.WEEK.within(period("2026-11-04", "2026-11-29"), today))
        .containsExactly(period("2026-11-09", "2026-11-15"), period("2026-11-16", "2026-11-22"));
    assertThat(RollupSpan.MONTH.within(period("2026-09-30", "2026-11-30"), today))
        .containsExactly(period("2026-10-01", "2026-10-31"));
  }
}
