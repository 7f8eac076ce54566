package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.Archive.Slice;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.ArchiveStore.Stored;
import dev.opsledger.ci.store.BackfillLease;
import dev.opsledger.ci.store.count.MissingRuns;
import dev.opsledger.ci.sync.count.FormerRunsWork;
import dev.opsledger.ci.sync.jobs.JobsWork;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the older runs of an installation's repositories, a page at a time, always of the
 * repository whose runs GitHub will delete first. It begins when a sync has listed the new runs of
 * all repositories, and is one chain of units: pages that perish first are never behind others in a
 * queue.
 */
public record BackfillWork(
    BackfillStep step,
    ArchiveStore archives,
    Agenda agenda,
    BackfillLease lease,
    MissingRuns missing,
    SyncPlanner planner)
    implements Work {
  public static final String KIND = "backfill";
  private static final String SUFFIX = ".backfill";

  /** The sync of the rests of first windows, after which older runs follow. */
  private static final String WEEK = ".week";

  /** The most rests of an installation that are planned at once. */
  private static final int MOST_RESTS = 500;

  /** The most pages of one unit, far below the function's time limit. */
  private static final int MOST_PAGES = 20;

  /** So many repositories that cannot be read mean that something else is wrong. */
  private static final int MOST_PASSED = 200;

  /**
   * Goes on once a sync is finished: with what is left of first windows of new runs, and then with
   * older runs.
   */
  public void begin(String finished) {
    if (finished.endsWith(SUFFIX)
        || finished.endsWith(FormerRunsWork.SUFFIX)
        || finished.endsWith(JobsWork.SUFFIX)) {
      // None lists new runs; what is on the agenda is being taken already.
      return;
    }
    List<Long> installations = agenda.installations();
    List<Agenda.Rest> rests =
        installations.stream().flatMap(i -> agenda.rests(i, MOST_RESTS).stream()).toList();
    if (!rests.isEmpty()) {
      planner.start(finished + WEEK, rests.stream().map(BackfillWork::draft).toList());
      rests.forEach(rest -> agenda.remove(rest.key()));
    } else if (!installations.isEmpty()) {
      planner.start(
          finished + SUFFIX, installations.stream().map(i -> draft(i, 1, Set.of())).toList());
    }
  }

  private static Unit.Draft draft(Agenda.Rest rest) {
    return RunsUnit.parse(Json.stored("a unit on the agenda", rest.unit())).draft();
  }

  private static Unit.Draft draft(long installation, long round, Set<Long> passed) {
    return new Unit.Draft(
        KIND,
        installation + ":" + round,
        "older runs of installation " + installation,
        Json.object("installation", installation, "round", round, "passed", List.copyOf(passed)));
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    long installation = Json.number(unit.body(), "installation").orElseThrow();
    planner.quietly();
    if (!lease.take(installation, unit.sync())) {
      return;
    }
    var passed = new HashSet<Long>();
    Json.elements(unit.body(), "passed").forEach(id -> passed.add(id.getLongValue()));
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        Optional<Agenda.Entry> next = agenda.first(installation, passed);
        if (next.isEmpty() || passed.size() > MOST_PASSED) {
          lease.end(installation);
          return;
        }
        fetch(unit, next.get(), passed);
      }
    } catch (RateLimitedException e) {
      lease.keep(installation, unit.sync(), e.until());
      throw e;
    }
    long round = Json.number(unit.body(), "round").orElse(1L) + 1;
    planner.fanOut(unit, "rest", List.of(draft(installation, round, passed)));
  }

  private void fetch(Unit unit, Agenda.Entry entry, Set<Long> passed) throws RateLimitedException {
    Optional<Stored> stored = archives.find(entry.repository());
    if (stored.flatMap(Stored::key).filter(entry.key()::equals).isEmpty()) {
      // Left over from a function that died after it had moved the repository.
      agenda.remove(entry.key());
      return;
    }
    Archive before = stored.get().archive();
    RunsUnit target = RunsUnit.of(before.installation(), before.repository());
    try {
      BackfillStep.Taken taken = step.take(before, target);
      // Planned before the archive moves on, or a death in between would lose the attempts.
      planner.fanOut(unit, attempts(entry, before), AttemptsWork.drafts(target, taken.gaps()));
      Archive after = taken.archive();
      boolean ours = archives.put(after, stored);
      if (ours) {
        missing.tell(before, after);
      }
      if (ours && after.complete()) {
        planner.fanOut(
            unit, "kept." + entry.repository(), List.of(ArchiveUnit.report(target).draft()));
      }
    } catch (VendorUnavailableException e) {
      // The others go on; the next sync looks at it again.
      passed.add(entry.repository());
      planner.skip(unit, ArchiveUnit.report(target).draft(), e.getMessage());
    } catch (VendorRefusedException e) {
      // Its daily look puts it back on the agenda, for as long as GitHub lists it.
      agenda.remove(entry.key());
      planner.skip(unit, ArchiveUnit.report(target).draft(), e.getMessage());
    }
  }

  /**
   * Names what a page of a repository brought. A unit fetches several, and what has the name of an
   * earlier page's would count as sent.
   */
  private static String attempts(Agenda.Entry entry, Archive before) {
    Instant until = before.slice().map(Slice::at).orElse(before.from());
    return "attempts." + entry.key() + "." + until;
  }
}
