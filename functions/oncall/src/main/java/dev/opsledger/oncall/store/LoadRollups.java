package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the rollups of load; a read costs by the months and days of its period. */
public record LoadRollups(Table table) {
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
    var rows = new HashMap<String, Map<String, Tally>>();
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      read(OncallKeys.loadMonths(people, i), months, month -> month.plusMonths(1), rows);
      read(OncallKeys.loadDays(people, i), days, day -> day.plusDays(1), rows);
    }
    return new Compared(sum(now, rows), sum(before, rows));
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
}
