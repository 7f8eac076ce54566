package dev.opsledger.oncall.store.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the load of months with that of their days. */
record MonthRecount(IncidentRecount days) {
  /**
   * Has the months settled that end in a range of days.
   *
   * @param ends whether no days follow: the month that goes on is compared as well
   */
  void settle(IncidentRecount.Days range, RollupRepair repair, boolean ends) {
    var months = new TreeSet<YearMonth>();
    for (LocalDate day = range.first(); !day.isAfter(range.last()); day = day.plusDays(1)) {
      months.add(YearMonth.from(day));
    }
    months.removeIf(month -> !ends && month.atEndOfMonth().isAfter(range.last()));
    months.forEach(month -> settle(month, repair));
  }

  private void settle(YearMonth month, RollupRepair repair) {
    List<Row> stored = new ArrayList<>();
    for (String pk : IncidentRecount.partitions(3, 4)) {
      for (Row row : days.table().partition(pk, month + "#")) {
        stored.add(row);
      }
    }
    repair.settle(stored, sums(month, repair), _ -> sums(month, repair));
    new LoadTotalsRecount(days).settle(month, repair);
  }

  /** A month is the sum of its days, as they are or, where nothing is corrected, as they count. */
  private Map<StoredFigures, Tally> sums(YearMonth month, RollupRepair repair) {
    var sums = new TreeMap<StoredFigures, Tally>();
    daysOf(month, repair)
        .forEach(
            (day, tally) ->
                sums.merge(
                    StoredFigures.rollup(
                        day.pk().replace("DAY#", "MONTH#"),
                        OncallKeys.load(month, OncallKeys.ofLoad(day.sk()))),
                    tally,
                    Tally::plus));
    return sums;
  }

  private Map<StoredFigures, Tally> daysOf(YearMonth month, RollupRepair repair) {
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    Set<String> partitions = Set.copyOf(IncidentRecount.partitions(1, 2));
    if (repair.writes()) {
      var stored = new TreeMap<StoredFigures, Tally>();
      partitions.forEach(
          pk ->
              days.rows(pk, first, last, Integer.MAX_VALUE)
                  .forEach(row -> stored.put(StoredFigures.rollup(row), RollupRows.tally(row))));
      return stored;
    }
    Map<StoredFigures, Tally> counted = days.counted(days.listed(month));
    counted.keySet().removeIf(each -> !partitions.contains(each.pk()));
    return counted;
  }
}
