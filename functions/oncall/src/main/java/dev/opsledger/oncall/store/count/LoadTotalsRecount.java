package dev.opsledger.oncall.store.count;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recounts the load of all services together and that of each service alone, by day and by month.
 */
record LoadTotalsRecount(IncidentRecount days) {
  private static final int DAY = "2026-11-22".length();

  /** Has the days of a range settled. */
  void settle(IncidentRecount.Days range, RollupRepair repair) {
    Set<String> partitions = partitions(range.first(), range.last());
    List<Row> stored = rows(partitions, range.first(), range.last());
    repair.settle(
        stored,
        counted(range),
        figures ->
            counted(
                days.listedAgain(
                    range, figures.stream().map(each -> LocalDate.parse(each.sk())).toList())));
  }

  /** Has a month settled. */
  void settle(YearMonth month, RollupRepair repair) {
    Set<String> partitions = partitions(month.atDay(1), month.atEndOfMonth());
    List<Row> stored =
        days.table()
            .getAllStrictly(
                partitions.stream().map(pk -> Table.key(pk, month.toString())).toList());
    repair.settle(stored, sums(month, partitions, repair), _ -> sums(month, partitions, repair));
  }

  /** A month is the sum of its days, as they are or, where nothing is corrected, as they count. */
  private Map<StoredFigures, Tally> sums(
      YearMonth month, Set<String> partitions, RollupRepair repair) {
    var tallies = new TreeMap<StoredFigures, Tally>();
    if (repair.writes()) {
      rows(partitions, month.atDay(1), month.atEndOfMonth())
          .forEach(row -> tallies.put(StoredFigures.rollup(row), RollupRows.tally(row)));
    } else {
      tallies.putAll(counted(days.listed(month)));
    }
    var sums = new TreeMap<StoredFigures, Tally>();
    tallies.forEach(
        (day, tally) ->
            sums.merge(StoredFigures.rollup(day.pk(), month.toString()), tally, Tally::plus));
    return sums;
  }

  private Map<StoredFigures, Tally> counted(IncidentRecount.Days range) {
    return days.counted(
        range,
        each ->
            isTotal(each.pk())
                && each.sk().length() == DAY
                && range.has(LocalDate.parse(each.sk())));
  }

  private static boolean isTotal(String pk) {
    return pk.startsWith("LOADTOTAL#") || pk.startsWith("SERVICELOAD#");
  }

  /** The partitions of all services, and those of the services that count anything on some days. */
  private Set<String> partitions(LocalDate first, LocalDate last) {
    var partitions = new TreeSet<String>();
    for (int i = 0; i < OncallKeys.LOAD_TOTALS; i++) {
      partitions.add(OncallKeys.loadTotals(i));
    }
    for (String pk : IncidentRecount.partitions(0, 1)) {
      days.rows(pk, first, last, Integer.MAX_VALUE)
          .forEach(row -> partitions.add(OncallKeys.loadOf(OncallKeys.ofLoad(row.sk()))));
    }
    return partitions;
  }

  private List<Row> rows(Collection<String> partitions, LocalDate first, LocalDate last) {
    List<Row> rows = new ArrayList<>();
    // Keys of days end with the day, so the range begins after that of the day before.
    BoundedParallel.map(
            List.copyOf(partitions),
            pk -> days.rows(pk, first.minusDays(1), last, Integer.MAX_VALUE))
        .forEach(rows::addAll);
    rows.removeIf(row -> row.sk().length() != DAY);
    return rows;
  }
}
