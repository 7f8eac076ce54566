package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.MetricsPeriod;
import dev.opsledger.ci.domain.count.RollupSpan;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The rollups of a branch class in a partition.
 *
 * <p>A week or a month that is over is summed up once, by the first who reads it, on the condition
 * that nobody counts in it meanwhile. A row without an event marks it as summed up; from then on it
 * stands for its days.
 *
 * @param table the CI table
 * @param pk the partition
 * @param onDefaultBranch the branch class
 * @param event the only event; empty for all
 */
record RollupPart(Table table, String pk, boolean onDefaultBranch, Optional<String> event) {
  /** Few enough events for one transaction. */
  private static final int MOST_EVENTS = 20;

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
    for (MetricsPeriod each : spans) {
      if (marked.contains(each.since()) || sumUp(span, each, sum)) {
        added.add(each);
      }
    }
    return added;
  }

  /** Sums up a span; false if it has no days, or if somebody counts in it at the same time. */
  private boolean sumUp(RollupSpan span, MetricsPeriod period, Map<LocalDate, Tally> sum) {
    Map<String, Row> before = new HashMap<>();
    rows(span, period.since(), period.since(), true).forEach(row -> before.put(row.sk(), row));
    String mark = RollupWrites.sk(onDefaultBranch, span, period.since());
    var tallies = new TreeMap<String, Tally>();
    for (Row row : rows(RollupSpan.DAY, period.since(), period.until(), true)) {
      tallies.merge(mark + "#" + eventOf(row), RollupRows.tally(row), Tally::plus);
    }
    if (tallies.isEmpty() || tallies.size() > MOST_EVENTS) {
      return false;
    }
    var write = new WriteItems(table.name());
    List<TransactWriteItem> items = new ArrayList<>();
    tallies.forEach(
        (sk, tally) -> items.add(put(write, sk, tally, Optional.ofNullable(before.get(sk)))));
    items.add(write.put(Row.of(pk, mark).with("summed", true)));
    if (!table.transact(items)) {
      return false;
    }
    tallies.forEach((sk, tally) -> add(row(sk, tally, 0), sum));
    return true;
  }

  private TransactWriteItem put(WriteItems write, String sk, Tally tally, Optional<Row> before) {
    long revision = before.map(row -> row.number(RollupRows.REVISION)).orElse(0L);
    Row row = row(sk, tally, revision + 1);
    return before.isEmpty()
        ? write.putNew(row)
        : write.putIf(row, "revision = :revision", Map.of(":revision", Row.number(revision)));
  }

  private Row row(String sk, Tally tally, long revision) {
    var attributes = new HashMap<String, AttributeValue>(Row.of(pk, sk).attributes());
    tally.counts().forEach((name, count) -> attributes.put(name, Row.number(count)));
    attributes.put(RollupRows.REVISION, Row.number(revision));
    return new Row(attributes);
  }

  private List<Row> rows(RollupSpan span, LocalDate first, LocalDate last, boolean strictly) {
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
  private static LocalDate first(Row row) {
    return LocalDate.parse(row.sk().split("#", -1)[2]);
  }

  private static boolean isMark(Row row) {
    return row.flag("summed");
  }

  private static String eventOf(Row row) {
    String[] parts = row.sk().split("#", -1);
    return parts.length > 3 ? parts[3] : "";
  }
}
