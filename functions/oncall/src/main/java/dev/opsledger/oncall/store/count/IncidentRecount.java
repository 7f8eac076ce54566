package dev.opsledger.oncall.store.count;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.store.CounterDelta;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentRows;
import dev.opsledger.oncall.store.LoadCounting;
import dev.opsledger.oncall.store.LoadRecount;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Recounts the incidents of some days: their load, and their number by day and service.
 *
 * @param load counts incidents of which the head says something else
 */
public record IncidentRecount(
    Table table, IncidentIndex index, LoadCounting counting, LoadRecount load) {
  private static final int MOST_INCIDENTS = 500;
  private static final int MOST_DAYS = 31;
  private static final int MONTH_LENGTH = "2026-11".length();

  /**
   * Some days.
   *
   * @param incidents the keys of the incidents of these days and of those beside them, as days
   *     begin at other times elsewhere
   */
  public record Days(LocalDate first, LocalDate last, Set<String> incidents) {
    boolean has(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /** The first day, of those from one day to another, that has an incident or counts. */
  public LocalDate first(LocalDate from, LocalDate until) {
    LocalDate counted =
        partitions(0, 1, 2, 3, 4).stream()
            .flatMap(pk -> rows(pk, from, until, 1).stream().limit(1))
            .map(row -> dayOf(row.sk()))
            .min(LocalDate::compareTo)
            .orElse(until);
    for (LocalDate day = from; day.isBefore(counted); day = day.plusDays(MOST_DAYS)) {
      List<LocalDate> some = day.datesUntil(day.plusDays(MOST_DAYS)).toList();
      // An incident counts on the day before, on it or after it, by its time zone.
      List<Set<String>> listed = BoundedParallel.map(some, each -> listed(each.plusDays(1)));
      for (int i = 0; i < listed.size(); i++) {
        if (!listed.get(i).isEmpty()) {
          return some.get(i).isBefore(counted) ? some.get(i) : counted;
        }
      }
    }
    return counted.isBefore(from) ? from : counted;
  }

  /** Lists the incidents of as many days as are counted at once, at least of one. */
  public Days list(LocalDate first, LocalDate until) {
    LocalDate end = first.plusDays(MOST_DAYS - 1L);
    end = end.isBefore(until) ? end : until;
    List<LocalDate> days = first.minusDays(1).datesUntil(end.plusDays(2)).toList();
    List<Set<String>> listed = BoundedParallel.map(days, this::listed);
    Set<String> incidents = new TreeSet<>(listed.get(0));
    incidents.addAll(listed.get(1));
    LocalDate last = first;
    while (true) {
      incidents.addAll(listed.get(days.indexOf(last) + 1));
      if (incidents.size() >= MOST_INCIDENTS || !last.isBefore(end)) {
        return new Days(first, last, incidents);
      }
      last = last.plusDays(1);
    }
  }

  /** The keys of the incidents that were created on a day (UTC), from an index. */
  Set<String> listed(LocalDate day) {
    Set<String> pks = new TreeSet<>();
    Instant since = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    index
        .created(since, day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .forEach(row -> pks.add(row.pk()));
    return pks;
  }

  /** Counts the incidents anew that are counted as something else than what they are now. */
  public void recountIncidents(Days days) {
    List<Row> rows = read(days.incidents());
    var stored = counting.read(rows.stream().map(row -> row.get("id")).toList());
    for (Row row : rows) {
      var beside = stored.get(row.get("id"));
      var now = counting.count(IncidentRows.incident(row), beside.timeline(), beside);
      if (!beside.counted().equals(Optional.of(now))) {
        load.recount(row.get("id"));
      }
    }
  }

  /**
   * Has the figures of days settled.
   *
   * @param ends whether no days follow: a month that goes on is compared as well
   */
  public void settle(Days days, RollupRepair repair, boolean ends) {
    List<Row> stored = new ArrayList<>();
    partitions(0, 1, 2)
        .forEach(pk -> stored.addAll(rows(pk, days.first(), days.last(), Integer.MAX_VALUE)));
    stored.addAll(new LoadTotalsRecount(this).rows(days.first(), days.last(), stored));
    repair.settle(
        stored,
        counted(days),
        figures ->
            counted(listedAgain(days, figures.stream().map(each -> dayOf(each.sk())).toList())));
    new MonthRecount(this).settle(days, repair, ends);
  }

  /** The days with the incidents that are listed now of some of them. */
  private Days listedAgain(Days days, List<LocalDate> some) {
    List<LocalDate> asked = some.stream().sorted().toList();
    return new Days(days.first(), days.last(), listed(asked.getFirst(), asked.getLast()));
  }

  /** The days of a month with their incidents. */
  Days listed(YearMonth month) {
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    return new Days(first, last, listed(first, last));
  }

  private Set<String> listed(LocalDate first, LocalDate last) {
    Set<String> incidents = new TreeSet<>();
    List<LocalDate> days = first.minusDays(1).datesUntil(last.plusDays(2)).toList();
    BoundedParallel.map(days, this::listed).forEach(incidents::addAll);
    return incidents;
  }

  /** What the incidents of days count for, by day. */
  Map<StoredFigures, Tally> counted(Days days) {
    var delta = new CounterDelta("");
    List<Row> rows = read(days.incidents());
    var stored = counting.read(rows.stream().map(row -> row.get("id")).toList());
    for (Row row : rows) {
      var incident = IncidentRows.incident(row);
      var beside = stored.get(incident.id());
      delta.add(Optional.empty(), incident);
      delta.add(counting.count(incident, beside.timeline(), beside).load());
    }
    Map<StoredFigures, Tally> counted = delta.figures();
    Set<String> partitions = Set.copyOf(partitions(0, 1, 2));
    counted
        .keySet()
        .removeIf(
            each ->
                !(partitions.contains(each.pk()) || LoadTotalsRecount.isOfDay(each))
                    || !days.has(dayOf(each.sk())));
    return counted;
  }

  /** The rows of the incidents of days, by the day on which they count. */
  public List<Row> rows(Days days) {
    return read(days.incidents()).stream()
        .filter(row -> days.has(counting.rules().day(Instant.parse(row.get("createdAt")))))
        .toList();
  }

  private List<Row> read(Collection<String> pks) {
    return table.getAllStrictly(
        pks.stream().map(pk -> Table.key(pk, OncallKeys.INCIDENT)).toList());
  }

  /** Partitions by kind: numbers, days of services and of people, months of the same. */
  static List<String> partitions(int... kinds) {
    var partitions = new ArrayList<String>();
    for (int kind : kinds) {
      for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
        partitions.add(
            switch (kind) {
              case 0 -> IncidentDays.pk(i);
              case 1 -> OncallKeys.loadDays(false, i);
              case 2 -> OncallKeys.loadDays(true, i);
              case 3 -> OncallKeys.loadMonths(false, i);
              default -> OncallKeys.loadMonths(true, i);
            });
      }
    }
    return partitions;
  }

  List<Row> rows(String pk, LocalDate first, LocalDate last, int most) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(pk),
            ":first", Row.text(first + "#"),
            // '$' is the character after '#': every key of the last day sorts before it.
            ":last", Row.text(last + "$"));
    var rows = new ArrayList<Row>();
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .consistentRead(true)
                    .limit(Math.min(most, 1_000))
                    .expressionAttributeValues(values))) {
      rows.add(row);
      if (rows.size() == most) {
        break;
      }
    }
    return rows;
  }

  /** The day with which a sort key begins, or the first one of the month there. */
  private static LocalDate dayOf(String sk) {
    int end = sk.indexOf('#');
    String time = end < 0 ? sk : sk.substring(0, end);
    return LocalDate.parse(time.length() == MONTH_LENGTH ? time + "-01" : time);
  }
}
