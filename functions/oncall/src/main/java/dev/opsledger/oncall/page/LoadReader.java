package dev.opsledger.oncall.page;

import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.LoadPeriod;
import dev.opsledger.oncall.store.LoadRollups;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the load of a period for pages, and never more than a page may cost.
 *
 * @param coverage whether all incidents are counted
 */
public record LoadReader(LoadRollups rollups, LoadCoverage coverage) {
  /**
   * The steps of a longer period are months: the rows of so many days cost more than a page may.
   */
  private static final int MOST_DAYS = 120;

  static LoadPeriod days(PagePeriod period) {
    return new LoadPeriod(period.first(), period.last());
  }

  /** How many incidents stand beside the figures of a period: those of a longer one cost more. */
  static int incidentsBeside(PagePeriod period) {
    return isLong(period) ? IncidentLists.FEW / 2 : IncidentLists.FEW;
  }

  /** Whether the figures of a period are read by month. */
  static boolean isLong(PagePeriod period) {
    return period.days() > MOST_DAYS;
  }

  /** The days, weeks or months of a period, one after the other. */
  static List<PagePeriod> steps(PagePeriod period) {
    return isLong(period) ? period.months() : period.steps();
  }

  /** The steps of a period: its days, its weeks or its months, each with its load. */
  SortedMap<LoadPeriod, Tally> steps(Optional<String> service, PagePeriod period) {
    var steps = new TreeMap<LoadPeriod, Tally>(Comparator.comparing(LoadPeriod::since));
    boolean byMonth = isLong(period);
    SortedMap<LocalDate, Tally> days = byMonth ? new TreeMap<>() : days(service, days(period));
    for (PagePeriod each : steps(period)) {
      LoadPeriod step = days(each);
      steps.put(
          step,
          byMonth
              ? sum(service, step)
              : days.subMap(step.since(), step.until().plusDays(1)).values().stream()
                  .reduce(Tally.NONE, Tally::plus));
    }
    return steps;
  }

  private SortedMap<LocalDate, Tally> days(Optional<String> service, LoadPeriod period) {
    return service.isPresent() ? rollups.days(service.get(), period) : rollups.days(period);
  }

  /** The load of a period as a whole. */
  Tally sum(Optional<String> service, LoadPeriod period) {
    return service.isPresent() ? rollups.of(service.get(), period) : rollups.all(period);
  }

  /** The load by service or by person. */
  Map<String, Tally> by(boolean people, PagePeriod period) {
    return rollups.alone(people, days(period));
  }
}
