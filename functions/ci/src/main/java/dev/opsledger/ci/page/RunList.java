package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads runs day by day, the newest day first, and never more rows and days than a page may cost.
 *
 * @param query the runs of a day
 */
record RunList(DayQuery query) {
  /** The parameter that names the day from which older runs are read. */
  static final String BEFORE = "before";

  /** The parameter that names the position in that day after which runs are read. */
  static final String AFTER = "after";

  /** The most runs on a page. */
  static final int SHOWN = 100;

  /** The most rows that are read; a row has about 700 bytes, and 4 KB are half a read unit. */
  private static final int MOST_ROWS = 260;

  /** The most days that are read; each costs half a read unit even without runs. */
  private static final int MOST_DAYS = 40;

  /**
   * What to read.
   *
   * @param repository only runs of this repository, in any letter case; empty for all
   * @param workflow only runs of this workflow
   * @param outcome only runs of this class
   */
  record Wanted(
      Owner owner,
      Optional<String> repository,
      OptionalLong workflow,
      Optional<OutcomeGroup> outcome) {
    boolean has(WorkflowRun run) {
      return owner.owns(run.repository().ownerId())
          && repository.filter(name -> !name.equalsIgnoreCase(run.repository().name())).isEmpty()
          && outcome.filter(wanted -> !wanted.has(run)).isEmpty();
    }
  }

  /**
   * What was read.
   *
   * @param runs the newest day's first, and of a day in the order of repositories, newest first
   * @param next the address of the runs after them; empty at the period's beginning
   */
  record Read(List<WorkflowRun> runs, Optional<PageAddress> next) {}

  /** Reads the runs of a period from where an address says. */
  Read of(Wanted wanted, PagePeriod period, PageAddress address) {
    LocalDate day = address.find(BEFORE).map(RunList::day).orElse(period.last());
    Optional<String> after = address.find(AFTER).map(RunList::position);
    var runs = new ArrayList<WorkflowRun>();
    int rows = 0;
    for (int days = 0; !day.isBefore(period.first()); days++) {
      if (days == MOST_DAYS) {
        return new Read(runs, Optional.of(address.without(AFTER).with(BEFORE, day.toString())));
      }
      Iterator<DayQuery.PlacedRun> found =
          query.read(new DayQuery.Filter(wanted.owner(), day, wanted.workflow(), after));
      while (found.hasNext()) {
        DayQuery.PlacedRun placed = found.next();
        rows++;
        if (wanted.has(placed.run())) {
          runs.add(placed.run());
        }
        if (runs.size() == SHOWN || rows == MOST_ROWS) {
          PageAddress rest = address.with(BEFORE, day.toString());
          return new Read(runs, Optional.of(rest.with(AFTER, placed.position())));
        }
      }
      day = day.minusDays(1);
      after = Optional.empty();
    }
    return new Read(runs, Optional.empty());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw RequestException.invalid("before must be a valid YYYY-MM-DD date");
    }
  }

  private static String position(String text) {
    if (!CiKeys.isPosition(text)) {
      throw RequestException.invalid("after must be a position that a page gave");
    }
    return text;
  }
}
