package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rollups of a branch class in a partition.
 *
 * <p>A week or a month that is over is summed up by the first who reads it ({@link SpanSums}).
 *
 * @param table the CI table
 * @param pk the partition
 * @param onDefaultBranch the branch class
 * @param event the only event; empty for all
 */
record RollupPart(Table table, String pk, boolean onDefaultBranch, Optional<String> event) {
  /** What periods count for, by the first days of spans. */
  Map<LocalDate, Tally> read(List<MetricsPeriod> periods, RollupSpan span, LocalDate today) {
    var sum = new TreeMap<LocalDate, Tally>();
    var covered = new HashSet<LocalDate>();
    if (span != RollupSpan.DAY) {
      List<MetricsPeriod> whole =
          periods.stream().flatMap(period -> span.within(period, today).stream()).toList();
      for (MetricsPeriod each : summed(span, whole, sum)) {
        each.since().datesUntil(each.until().plusDays(1)).forEach(covered::add);
      }
    }
    for (MetricsPeriod gap : gaps(periods, covered)) {
      for (Row row : rows(RollupSpan.DAY, gap.since(), gap.until(), false)) {
        add(row, sum);
      }
    }
    return sum;
  }

  private void add(Row row, Map<LocalDate, Tally> sum) {
    if (event.filter(only -> !eventOf(row).equals(only)).isEmpty()) {
      sum.merge(first(row), RollupRows.tally(row), Tally::plus);
    }
  }

  /** The days that no span covers, as few periods as possible. */
  private static List<MetricsPeriod> gaps(List<MetricsPeriod> periods, Set<LocalDate> covered) {
    var gaps = new ArrayList<MetricsPeriod>();
    LocalDate until = periods.getLast().until();
    LocalDate begin = null;
    for (LocalDate day = periods.getFirst().since(); !day.isAfter(until); day = day.plusDays(1)) {
      if (covered.contains(day)) {
        if (begin != null) {
          gaps.add(new MetricsPeriod(begin, day.minusDays(1)));
          begin = null;
        }
      } else if (begin == null) {
        begin = day;
      }
    }
    if (begin != null) {
      gaps.add(new MetricsPeriod(begin, until));
    }
    return gaps;
  }

  /** Adds the spans that are summed up, and sums up the others; returns those it has added. */
  private List<MetricsPeriod> summed(
      RollupSpan span, List<MetricsPeriod> spans, Map<LocalDate, Tally> sum) {
    if (spans.isEmpty()) {
      return List.of();
    }
    var marked = new HashSet<LocalDate>();
    List<Row> rows = rows(span, spans.getFirst().since(), spans.getLast().until(), false);
    rows.stream().filter(RollupPart::isMark).forEach(row -> marked.add(first(row)));
    rows.stream()
        .filter(row -> !isMark(row) && marked.contains(first(row)))
        .forEach(row -> add(row, sum));
    var added = new ArrayList<MetricsPeriod>();
    var missing = new ArrayList<MetricsPeriod>();
    spans.forEach(each -> (marked.contains(each.since()) ? added : missing).add(each));
    Map<LocalDate, List<Row>> now = new SpanSums(this, span).sumUp(missing);
    now.values().forEach(each -> each.forEach(row -> add(row, sum)));
    missing.stream().filter(each -> now.containsKey(each.since())).forEach(added::add);
    return added;
  }

  /** The rollups of spans from one first day to another. */
  List<Row> rows(RollupSpan span, LocalDate first, LocalDate last, boolean strictly) {
    var rows = new ArrayList<Row>();
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .consistentRead(strictly)
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", Row.text(pk),
                            ":first", Row.text(RollupWrites.sk(onDefaultBranch, span, first)),
                            ":last", Row.text(RollupWrites.sk(onDefaultBranch, span, last) + "~"))))
        .forEach(rows::add);
    return rows;
  }

  /** The sort key is the branch class, the letter of the span, its first day and an event. */
  static LocalDate first(Row row) {
    return LocalDate.parse(row.sk().split("#", -1)[2]);
  }

  static boolean isMark(Row row) {
    return row.flag("summed");
  }

  static String eventOf(Row row) {
    String[] parts = row.sk().split("#", -1);
    return parts.length > 3 ? parts[3] : "";
  }
}
