package dev.opsledger.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.PageSeries.Point;
import dev.opsledger.core.page.PageSeries.Step;
import dev.opsledger.core.page.PageSeries.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PageSeriesTest {
  private static final List<Step> STEPS =
      List.of(
          new Step("1 Nov", "Sun, 1 Nov", "/x?day=1&a"), new Step("<2>", "<2> Nov", "/x?day=2"));

  private static PageSeries series(Double second) {
    return new PageSeries("days", "By day", STEPS)
        .column(
            "Runs", Unit.COUNT, List.of(Point.of(3, "/rows"), new Point(second, Optional.empty())))
        .column(
            "Took",
            Unit.SECONDS,
            List.of(Point.of(61, "/rows"), Point.of(OptionalDouble.empty(), "/")))
        .column(
            "Waited",
            Unit.SECONDS,
            List.of(Point.of(OptionalDouble.empty(), "/"), Point.of(0, "/")))
        .chart(PageChart.bars("runs", "Runs", new PageChart.Line("Runs", "good")))
        .chart(PageChart.lines("waits", "Waits", new PageChart.Line("Waited", "first")));
  }

  @Test
  void itIsATableWithTheNumbersBehindItsCells() {
    String html = series(1234.5).html(PageAddress.of("x"));
    assertThat(html)
        .contains("data-chart=\"days-rows\" data-form=\"bars\" data-unit=\"count\"")
        .contains("data-columns=\"1\" data-colours=\"good\"")
        .contains("<a href=\"/x?day=1&amp;a\" data-label=\"1 Nov\">Sun, 1 Nov</a>")
        .contains("data-label=\"&lt;2&gt;\"")
        .contains("<td data-value=\"3\"><a href=\"/rows\">3</a></td>")
        .contains("<td data-value=\"61\"><a href=\"/rows\">1 min 1 s</a></td>")
        .contains("<td>–</td>")
        .contains("<details class=\"numbers\" id=\"days-numbers\">");
  }

  @Test
  void aChartOfNothingButUnknownsAndZerosIsLeftOut() {
    String html = series(1.0).html(PageAddress.of("x"));
    assertThat(html).contains("id=\"runs-graph\"").doesNotContain("id=\"waits-graph\"");
  }

  @Test
  void unknownIsNotZeroInCsvAndJson() {
    PageTable table = series(null).table();
    assertThat(table.csv()).contains("Time,Runs,Took,Waited").contains("<2> Nov,,,0");
    assertThat(Json.text(table.json())).contains("\"runs\":3").contains("\"took\":null");
  }

  @Test
  void withoutAnyNumberASentenceStandsInItsPlace() {
    var empty =
        new PageSeries("days", "By day", STEPS)
            .column("Runs", Unit.COUNT, List.of(Point.of(0, "/"), Point.of(0, "/")))
            .orElse("Nothing ran.");
    assertThat(empty.html(PageAddress.of("x"))).contains("Nothing ran.").doesNotContain("<table");
  }

  @Test
  void everyColumnHasANumberForEachStep() {
    var series = new PageSeries("days", "By day", STEPS);
    assertThatThrownBy(() -> series.column("Runs", Unit.COUNT, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column Runs of days has 0 numbers for 2 steps");
    assertThatThrownBy(() -> series.place("None")).isInstanceOf(IllegalArgumentException.class);
  }
}
