package dev.opsledger.traffic.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.RepositoryName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartSeriesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Day day(int age, long views, Optional<Counts> clones, boolean finished) {
    return new Day(TODAY.minusDays(age), new Counts(views, 1), clones, finished);
  }

  private static final List<Day> KNOWN =
      List.of(
          day(5, 10, Optional.of(new Counts(4, 2)), true),
          day(4, 0, Optional.empty(), true),
          day(2, 30, Optional.of(new Counts(6, 3)), false));

  @Test
  void daysWithoutAFetchAreGapsUpToToday() {
    var series = ChartSeries.of(KNOWN, DateRange.ALL, TODAY);
    assertThat(series.days()).hasSize(6);
    assertThat(series.days().get(2)).isNull();
    assertThat(series.days().subList(4, 6)).containsOnlyNulls();
    assertThat(series.date(5)).isEqualTo(TODAY);
    assertThat(Json.text(series.json()))
        .isEqualTo(
            "{\"first\":\"2026-11-17\",\"today\":\"2026-11-22\",\"views\":[10,0,null,30,null,null],"
                + "\"visitors\":[1,1,null,1,null,null],\"clones\":[4,null,null,6,null,null],"
                + "\"cloners\":[2,null,null,3,null,null],\"final\":[1,1,1,0,1,1]}");
  }

  @Test
  void aFilterEndsTheSeriesAndNoFutureDayIsShown() {
    var filtered = ChartSeries.of(KNOWN, DateRange.of(null, "2026-11-21"), TODAY);
    assertThat(filtered.date(filtered.days().size() - 1)).isEqualTo(TODAY.minusDays(1));
    var future = ChartSeries.of(KNOWN, DateRange.of(null, "2027-11-21"), TODAY);
    assertThat(future.date(future.days().size() - 1)).isEqualTo(TODAY);
    assertThat(ChartSeries.of(List.of(), DateRange.ALL, TODAY).isEmpty()).isTrue();
  }

  @Test
  void theTableHasTheSameNumbersAndOneRowForAGap() {
    var out = new StringBuilder();
    var name = new RepositoryName("acme", "rocket");
    DayTable.append(out, name, ChartSeries.of(KNOWN, DateRange.ALL, TODAY));
    assertThat(out)
        .contains("Traffic of acme/rocket by day (UTC)")
        .contains("<tr><th scope=row>2026-11-17<td>10<td>1<td>4<td>2\n")
        .contains("<tr><th scope=row>2026-11-18<td>0<td>1<td>not known<td>not known\n")
        .contains("<tr class=gap><th scope=row>2026-11-19<td colspan=4>no data\n")
        .contains("2026-11-20 <em>incomplete</em>")
        .contains("<tr class=gap><th scope=row>2026-11-21 to 2026-11-22<td colspan=4>no data\n");
  }

  @Test
  void todayIsMarkedAsUnfinished() {
    var out = new StringBuilder();
    var today = List.of(day(0, 3, Optional.empty(), false));
    DayTable.append(out, new RepositoryName("a", "b"), ChartSeries.of(today, DateRange.ALL, TODAY));
    assertThat(out).contains("2026-11-22 <em>so far</em>");
  }

  @Test
  void theCsvHasTheSameDaysAndNothingForUnknownClones() {
    assertThat(DaysCsv.of(KNOWN).lines())
        .containsExactly(
            "date,views,visitors,clones,cloners,final",
            "2026-11-17,10,1,4,2,true",
            "2026-11-18,0,1,,,true",
            "2026-11-20,30,1,6,3,false");
  }
}
