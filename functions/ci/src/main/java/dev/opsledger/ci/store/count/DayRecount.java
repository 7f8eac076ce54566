package dev.opsledger.ci.store.count;

import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the runs and jobs of repositories' days (UTC) from all runs that may have any there.
 *
 * @param owners the keys of all owners
 */
record DayRecount(StoredRuns runs, List<String> owners) {
  /** A run can be repeated for 30 days, and takes 35 at most. */
  private static final int LONGEST = 66;

  /** Counts days of repositories. */
  Map<StoredFigures, Tally> count(Collection<StoredFigures> days) {
    List<LocalDate> asked = days.stream().map(each -> LocalDate.parse(each.sk())).sorted().toList();
    var repositories = days.stream().map(StoredFigures::pk).distinct().toList();
    LocalDate first = asked.getFirst().minusDays(LONGEST);
    LocalDate last = asked.getLast().plusDays(1);
    var counted = new HashMap<StoredFigures, Tally>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      var rows = new ArrayList<Row>();
      for (String owner : owners) {
        runs.listed(owner, day).stream()
            .filter(row -> repositories.contains(RunDays.pk(row.number("repoId"))))
            .forEach(rows::add);
      }
      RunRecount.days(runs.read(rows))
          .forEach((figures, tally) -> counted.merge(figures, tally, Tally::plus));
    }
    counted.keySet().retainAll(days);
    return counted;
  }
}
