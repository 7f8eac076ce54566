package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LoadPeriodTest {
  private static final LocalDate DAY = LocalDate.parse("2027-01-15");

  @Property(tries = 500)
  void itsPartsAreItsDays(
      @ForAll @IntRange(max = 900) int ago, @ForAll @IntRange(max = 400) int length) {
    LocalDate since = DAY.minusDays(ago);
    var period = new LoadPeriod(since, since.plusDays(length));
    LoadPeriod.Parts parts = period.parts();
    var days = new TreeMap<LocalDate, Integer>();
    for (YearMonth month : parts.months()) {
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        days.merge(month.atDay(day), 1, Integer::sum);
      }
    }
    parts.days().forEach(day -> days.merge(day, 1, Integer::sum));
    parts.less().forEach(day -> days.merge(day, -1, Integer::sum));
    days.values().removeIf(times -> times == 0);
    assertThat(days.keySet())
        .isEqualTo(new TreeSet<>(since.datesUntil(since.plusDays(length + 1)).toList()));
    assertThat(days.values()).allMatch(times -> times == 1);
    assertThat(parts.days().size() + parts.less().size()).isLessThanOrEqualTo(32);
  }

  @Property(tries = 100)
  void thePeriodBeforeIsAsLongAndEndsTheDayBefore(
      @ForAll @IntRange(max = 900) int ago, @ForAll @IntRange(max = 400) int length) {
    LocalDate since = DAY.minusDays(ago);
    var period = new LoadPeriod(since, since.plusDays(length));
    assertThat(period.before().until()).isEqualTo(since.minusDays(1));
    assertThat(period.before().days()).isEqualTo(period.days()).isEqualTo(length + 1);
  }
}
