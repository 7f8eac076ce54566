package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.text.DateParameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads runs owner by owner and day by day, the newest day first, and never more rows and days than
 * a page may cost.
 *
 * @param query the runs of a day
 * @param limits how much is read
 */
record RunList(DayQuery query, Limits limits) {
  /** The parameter that names the day from which older runs are read. */
  static final String BEFORE = "before";

  /** The parameter that names the position in that day after which runs are read. */
  static final String AFTER = "after";

  /** The parameter that names the owner whose runs are read, where there are several. */
  static final String OWNER = "owner";

  /**
   * How much is read at most.
   *
   * @param shown the most runs on a page
   * @param rows the most rows; a row has about 700 bytes, and 4 KB are half a read unit
   * @param days the most days; each costs half a read unit even without runs
   */
  record Limits(int shown, int rows, int days) {
    /** Of a page with nothing but runs. */
    static final Limits ALONE = new Limits(100, 260, 40);

    /** Of a page that shows figures, too. */
    static final Limits BESIDE_FIGURES = new Limits(25, 80, 10);

    /** Of a page that shows figures and draws runs. */
    static final Limits DRAWN = new Limits(60, 90, 12);
  }

  /** A run and the present name of its owner. */
  record Listed(WorkflowRun run, String owner) {}

  /**
   * What was read.
   *
   * @param runs the newest day's first, and of a day in the order of repositories, newest first
   * @param next the address of the runs after them; empty at the period's beginning
   */
  record Read(List<Listed> runs, Optional<PageAddress> next) {}

  /** Whether an address asks for a list of runs, and not for a page with figures. */
  static boolean isAsked(PageAddress address) {
    return List.of(OutcomeGroup.PARAMETER, BEFORE, AFTER, OWNER, RunChoice.WORKFLOWS).stream()
        .anyMatch(name -> address.find(name).isPresent());
  }

  /** The address without a place in a list. */
  static PageAddress begin(PageAddress address) {
    return address.without(BEFORE, AFTER, OWNER);
  }

  /** Reads the runs of a period from where an address says. */
  Read of(RunChoice wanted, PagePeriod period, PageAddress address) {
    LocalDate day = address.find(BEFORE).map(RunList::day).orElse(period.last());
    Optional<String> after = address.find(AFTER).map(RunList::position);
    List<Owner> owners = wanted.owners();
    int first = address.find(OWNER).map(name -> place(owners, name)).orElse(0);
    PageAddress begin = begin(address);
    var runs = new ArrayList<Listed>();
    int rows = 0;
    int days = 0;
    for (Owner owner : owners.subList(first, owners.size())) {
      PageAddress here = owners.size() == 1 ? begin : begin.with(OWNER, owner.login());
      for (; !day.isBefore(period.first()); day = day.minusDays(1), days++) {
        PageAddress rest = here.with(BEFORE, day.toString());
        if (days == limits.days()) {
          return new Read(runs, Optional.of(rest));
        }
        Iterator<DayQuery.PlacedRun> found =
            query.read(new DayQuery.Filter(owner, day, wanted.workflow(), after));
        after = Optional.empty();
        while (found.hasNext()) {
          DayQuery.PlacedRun placed = found.next();
          rows++;
          if (wanted.has(owner, placed.run())) {
            runs.add(new Listed(placed.run(), owner.login()));
          }
          if (runs.size() == limits.shown() || rows == limits.rows()) {
            return new Read(runs, Optional.of(rest.with(AFTER, placed.position())));
          }
        }
      }
      day = period.last();
    }
    return new Read(runs, Optional.empty());
  }

  private static int place(List<Owner> owners, String login) {
    for (int i = 0; i < owners.size(); i++) {
      if (owners.get(i).login().equals(login)) {
        return i;
      }
    }
    throw RequestException.invalid("owner must be one that a page gave");
  }

  private static LocalDate day(String text) {
    return DateParameter.day("before", text);
  }

  private static String position(String text) {
    if (!CiKeys.isPosition(text)) {
      throw RequestException.invalid("after must be a position that a page gave");
    }
    return text;
  }
}
