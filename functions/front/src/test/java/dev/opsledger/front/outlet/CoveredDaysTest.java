package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveredDaysTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-24, 2026-11-23, 1",
    "2026-11-23, 2026-11-20, 3",
    "2026-11-28, 2026-11-27, 1",
    "2026-11-29, 2026-11-27, 2"
  })
  void fromTheWorkingDayBeforeToYesterday(LocalDate date, LocalDate first, int days) {
    List<LocalDate> covered = CoveredDays.of(date);
    assertThat(covered).hasSize(days).first().isEqualTo(first);
    assertThat(covered.getLast()).isEqualTo(date.minusDays(1));
  }

  @Test
  void fourWeeksBackOnTheSameWeekday() {
    LocalDate friday = LocalDate.parse("2026-11-27");
    assertThat(CoveredDays.alike(friday))
        .hasSize(4)
        .allMatch(day -> day.getDayOfWeek() == friday.getDayOfWeek())
        .last()
        .isEqualTo(LocalDate.parse("2026-10-30"));
  }

  @Test
  void medians() {
    assertThat(CoveredDays.median(List.of(5L))).isEqualTo(5);
    assertThat(CoveredDays.median(List.of(9L, 1L, 2L))).isEqualTo(2);
    assertThat(CoveredDays.median(List.of(4L, 1L, 2L, 9L))).isEqualTo(3);
    assertThat(CoveredDays.median(List.of(2L, 3L))).isEqualTo(3);
  }
}
