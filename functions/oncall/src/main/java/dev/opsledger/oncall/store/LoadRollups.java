package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the rollups of load. A read by service or person costs by the months and days of its period
 * and by how many there are; one of all services together or of one service takes a few rows for
 * each month and day, and has the hours of interruptions, too.
 */
public record LoadRollups(Table table) {
  private static final int MONTH = "2026-11".length();

  /** The load of a period and of the one before, by the id of the service or person. */
  public record Compared(Map<String, Tally> now, Map<String, Tally> before) {}

  /**
   * Reads the load of a period and of the one before.
   *
   * @param people whether that of people is read, or that of services
   */
  public Compared read(boolean people, LoadPeriod period) {
    LoadPeriod.Parts now = period.parts();
    LoadPeriod.Parts before = period.before().parts();
    var months = new TreeSet<>(now.months());
    months.addAll(before.months());
    var days = new TreeSet<>(now.days());
    List.of(now.less(), before.days(), before.less()).forEach(days::addAll);
    var rows = read(people, months, days);
    return new Compared(sum(now, rows), sum(before, rows));
  }

  /** The load of each service or person in a period, without the one before. */
  public Map<String, Tally> alone(boolean people, LoadPeriod period) {
    LoadPeriod.Parts parts = period.parts();
    var days = new TreeSet<>(parts.days());
    days.addAll(parts.less());
    return sum(parts, read(people, new TreeSet<>(parts.months()), days));
  }

  private Map<String, Map<String, Tally>> read(
      boolean people, TreeSet<YearMonth> months, TreeSet<LocalDate> days) {
    var rows = new HashMap<String, Map<String, Tally>>();
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      read(OncallKeys.loadMonths(people, i), months, month -> month.plusMonths(1), rows);
      read(OncallKeys.loadDays(people, i), days, day -> day.plusDays(1), rows);
    }
    return rows;
  }

  /** Reads ranges of days or months that follow each other. */
  private <T extends Temporal & Comparable<? super T>> void read(
      String pk, TreeSet<T> times, UnaryOperator<T> next, Map<String, Map<String, Tally>> rows) {
    var left = new ArrayList<>(times);
    while (!left.isEmpty()) {
      int length = 1;
      while (length < left.size() && left.get(length).equals(next.apply(left.get(length - 1)))) {
        length++;
      }
      query(pk, left.getFirst(), left.get(length - 1), rows);
      left.subList(0, length).clear();
    }
  }

  private void query(
      String pk, Temporal first, Temporal last, Map<String, Map<String, Tally>> rows) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(pk),
            ":first", Row.text(first + "#"),
            // '$' is the character after '#': every key of the last day sorts before it.
            ":last", Row.text(last + "$"));
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(values))
        .forEach(
            row ->
                rows.computeIfAbsent(time(row), _ -> new HashMap<>())
                    .put(OncallKeys.ofLoad(row.sk()), RollupRows.tally(row)));
  }

  private static String time(Row row) {
    return row.sk().substring(0, row.sk().indexOf('#'));
  }

  private static Map<String, Tally> sum(
      LoadPeriod.Parts parts, Map<String, Map<String, Tally>> rows) {
    var sum = new TreeMap<String, Tally>();
    add(parts.months(), 1, rows, sum);
    add(parts.days(), 1, rows, sum);
    add(parts.less(), -1, rows, sum);
    sum.replaceAll((_, tally) -> counted(tally));
    sum.values().removeIf(Tally::isEmpty);
    return sum;
  }

  private static void add(
      Collection<? extends Temporal> times,
      int sign,
      Map<String, Map<String, Tally>> rows,
      Map<String, Tally> sum) {
    for (Temporal time : times) {
      rows.getOrDefault(time.toString(), Map.of())
          .forEach(
              (id, tally) ->
                  sum.merge(id, sign > 0 ? tally : Tally.NONE.minus(tally), Tally::plus));
    }
  }

  /** A day may have been read later than its month, and then be more. */
  private static Tally counted(Tally tally) {
    var counts = new TreeMap<>(tally.counts());
    counts.values().removeIf(count -> count < 0);
    return new Tally(counts);
  }

  /** As what incidents were counted; one that is not counted is left out. */
  public Map<String, Tally> ofIncidents(Collection<String> incidents) {
    var keys =
        incidents.stream().map(id -> Table.key(OncallKeys.timeline(id), OncallKeys.HEAD)).toList();
    var loads = new HashMap<String, Tally>();
    for (Row head : table.getAll(keys)) {
      LoadCounting.counted(head)
          .ifPresent(
              counted -> loads.put(OncallKeys.ofTimeline(head.pk()), counted.load().tally()));
    }
    return loads;
  }

  /** The load of all services in a period. */
  public Tally all(LoadPeriod period) {
    Tally sum = Tally.NONE;
    for (int i = 0; i < OncallKeys.LOAD_TOTALS; i++) {
      sum = sum.plus(sum(OncallKeys.loadTotals(i), period));
    }
    return counted(sum);
  }

  /** The load of a service in a period. */
  public Tally of(String service, LoadPeriod period) {
    return counted(sum(OncallKeys.loadOf(service), period));
  }

  /** The load of all services on each day of a period; a year is 366 rows or twice as many. */
  public SortedMap<LocalDate, Tally> days(LoadPeriod period) {
    var days = new TreeMap<LocalDate, Tally>();
    for (int i = 0; i < OncallKeys.LOAD_TOTALS; i++) {
      daysOf(OncallKeys.loadTotals(i), period).forEach((day, t) -> days.merge(day, t, Tally::plus));
    }
    return days;
  }

  /** The load of a service on each day of a period. */
  public SortedMap<LocalDate, Tally> days(String service, LoadPeriod period) {
    return daysOf(OncallKeys.loadOf(service), period);
  }

  private SortedMap<LocalDate, Tally> daysOf(String pk, LoadPeriod period) {
    var days = new TreeMap<LocalDate, Tally>();
    for (Row row : rows(pk, period.since().toString(), period.until().toString())) {
      if (row.sk().length() > MONTH) {
        days.put(LocalDate.parse(row.sk()), RollupRows.tally(row));
      }
    }
    return days;
  }

  private Tally sum(String pk, LoadPeriod period) {
    LoadPeriod.Parts parts = period.parts();
    Tally sum = Tally.NONE;
    for (Row row : monthRows(pk, parts)) {
      sum = sum.plus(RollupRows.tally(row));
    }
    for (Row row : dayRows(pk, new ArrayList<>(parts.days()))) {
      sum = sum.plus(RollupRows.tally(row));
    }
    for (Row row : dayRows(pk, new ArrayList<>(parts.less()))) {
      sum = sum.minus(RollupRows.tally(row));
    }
    return sum;
  }

  private List<Row> monthRows(String pk, LoadPeriod.Parts parts) {
    var rows = new ArrayList<Row>();
    for (YearMonth month : parts.months()) {
      table.get(pk, month.toString()).ifPresent(rows::add);
    }
    return rows;
  }

  /** Reads days that follow each other with one query. */
  private List<Row> dayRows(String pk, List<LocalDate> days) {
    var rows = new ArrayList<Row>();
    while (!days.isEmpty()) {
      int length = 1;
      while (length < days.size()
          && days.get(length).equals(days.get(length - 1).plusDays(1))
          && YearMonth.from(days.get(length)).equals(YearMonth.from(days.getFirst()))) {
        length++;
      }
      rows(pk, days.getFirst().toString(), days.get(length - 1).toString()).forEach(rows::add);
      days.subList(0, length).clear();
    }
    return rows;
  }

  /** A month sorts before its days, so a range that begins with a day holds only later months. */
  private Iterable<Row> rows(String pk, String first, String last) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Row.text(pk), ":first", Row.text(first), ":last", Row.text(last))));
  }
}
