package dev.opsledger.ci.sync.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Counts the runs that a former version stored: once, after the first sync of this one, an owner
 * after the other and each from its newest day back. Counting a run twice changes nothing, so a
 * chain of units may stop anywhere and begin again.
 */
public record FormerRunsWork(
    FormerRuns former,
    RunStore runs,
    InstallationStore installations,
    SyncPlanner planner,
    Clock clock)
    implements Work {
  public static final String KIND = "count";

  private static final String SUFFIX = ".count";

  /** Syncs of parts, which follow a sync; none of them is a reason to begin. */
  private static final String PART = ".*\\.(backfill|week|count)|delivery-.*";

  /** A former version took at most four hundred days, which were then kept. */
  private static final int DAYS = 500;

  private static final int DAYS_PER_UNIT = 100;
  private static final int RUNS_PER_UNIT = 2_000;
  private static final int RUNS_AT_ONCE = 100;

  /** Begins once a sync is finished, unless all runs are counted. */
  public void begin(String finished) {
    if (!finished.matches(PART) && !former.areCounted()) {
      planner.start(finished + SUFFIX, List.of(draft("", tomorrow())));
    }
  }

  private LocalDate tomorrow() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
  }

  private static Unit.Draft draft(String owner, LocalDate day) {
    return new Unit.Draft(
        KIND,
        owner + ":" + day,
        "runs that are in no figures yet",
        Json.object("owner", owner, "day", day.toString()));
  }

  @Override
  public void work(Unit unit) {
    planner.quietly();
    String from = Json.text(unit.body(), "owner").orElse("");
    Optional<Owner> owner =
        installations.owners().stream()
            .filter(each -> each.login().compareTo(from) >= 0)
            .min(Comparator.comparing(Owner::login));
    if (owner.isEmpty()) {
      former.counted();
      return;
    }
    String login = owner.get().login();
    LocalDate begin = LocalDate.parse(Json.text(unit.body(), "day").orElseThrow());
    LocalDate next = count(owner.get(), login.equals(from) ? begin : tomorrow());
    boolean ended = next.isBefore(tomorrow().minusDays(DAYS));
    // The space sorts before every character of a login: the next owner is the one after this.
    Unit.Draft rest = ended ? draft(login + " ", tomorrow()) : draft(login, next);
    planner.fanOut(unit, "rest", List.of(rest));
  }

  /** Counts from a day back, and returns the day with which to go on. */
  private LocalDate count(Owner owner, LocalDate from) {
    int counted = 0;
    LocalDate day = from;
    for (int i = 0; i < DAYS_PER_UNIT && counted < RUNS_PER_UNIT; i++) {
      List<WorkflowRun> found = former.uncounted(owner, day);
      for (int at = 0; at < found.size(); at += RUNS_AT_ONCE) {
        runs.save(found.subList(at, Math.min(found.size(), at + RUNS_AT_ONCE)));
      }
      counted += found.size();
      day = day.minusDays(1);
    }
    return day;
  }
}
