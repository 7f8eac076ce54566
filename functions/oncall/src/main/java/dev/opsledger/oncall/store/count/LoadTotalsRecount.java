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

  /** Has a month settled. */
  void settle(YearMonth month, RollupRepair repair) {
    List<Row> loads = new ArrayList<>();
    IncidentRecount.partitions(0, 1)
        .forEach(
            pk ->
                loads.addAll(
                    days.rows(pk, month.atDay(1), month.atEndOfMonth(), Integer.MAX_VALUE)));
    Set<String> partitions = partitions(loads);
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
      tallies.putAll(days.counted(days.listed(month)));
      tallies.keySet().removeIf(each -> !isOfDay(each));
    }
    var sums = new TreeMap<StoredFigures, Tally>();
    tallies.forEach(
        (day, tally) ->
            sums.merge(StoredFigures.rollup(day.pk(), month.toString()), tally, Tally::plus));
    return sums;
  }

  /** Whether these are figures of a day, of all services or of one alone. */
  static boolean isOfDay(StoredFigures figures) {
    boolean isTotal =
        figures.pk().startsWith("LOADTOTAL#") || figures.pk().startsWith("SERVICELOAD#");
    return isTotal && figures.sk().length() == DAY;
  }

  /**
   * The rows of days.
   *
   * @param loads the rows of these days by service, which say what services there are
   */
  List<Row> rows(LocalDate first, LocalDate last, Collection<Row> loads) {
    Set<String> byService = Set.copyOf(IncidentRecount.partitions(0, 1));
    return rows(
        partitions(loads.stream().filter(row -> byService.contains(row.pk())).toList()),
        first,
        last);
  }

  /** The partitions of all services, and those of the services of some rows. */
  private static Set<String> partitions(Collection<Row> loads) {
    var partitions = new TreeSet<String>();
    for (int i = 0; i < OncallKeys.LOAD_TOTALS; i++) {
      partitions.add(OncallKeys.loadTotals(i));
    }
    loads.forEach(row -> partitions.add(OncallKeys.loadOf(OncallKeys.ofLoad(row.sk()))));
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
