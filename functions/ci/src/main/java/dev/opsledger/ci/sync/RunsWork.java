package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow;
import dev.opsledger.ci.domain.RunCount;
import dev.opsledger.ci.domain.SyncCheckpoint.Trust;
import dev.opsledger.ci.domain.SyncCheckpoint;
import dev.opsledger.ci.store.RunStore.OpenRun;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the runs of one repository up to date.
 *
 * <p>GitHub is asked for the runs created since a point that stays the same for weeks, so that an
 * unchanged answer is a 304, which costs neither limit nor write. A changed one is walked, newest
 * first, until it reaches what is known; its first page is taken whole, which finds re-runs among
 * the last hundred runs for nothing. Open runs that the walk did not show are asked for one by one.
 *
 * <p>Lists lag and move, so GitHub's count of what is older than what is known is compared with the
 * count of last time, and where there is more the walk goes on through all of the window. So it
 * does once a day where something changed, after a repository was renamed or transferred, before a
 * window is closed, and for as long as GitHub counts runs that it does not list.
 */
public final class RunsWork {
  static final String KIND = "runs";

  private final GitHub github;
  private final RunStore runs;
  private final WorkflowNames names;
  private final SyncCheckpointStore coverages;
  private final SyncPlanner planner;
  private final Duration backfill;
  private final Clock clock;

  public RunsWork(
      GitHub github,
      RunStore runs,
      WorkflowNames names,
      SyncCheckpointStore coverages,
      SyncPlanner planner,
      Duration backfill,
      Clock clock) {
    this.github = github;
    this.runs = runs;
    this.names = names;
    this.coverages = coverages;
    this.planner = planner;
    this.backfill = backfill;
    this.clock = clock;
  }

  void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    RunsUnit what = RunsUnit.read(unit.body());
    Optional<SyncCheckpoint> stored = coverages.find(what.repository().id());
    SyncCheckpoint known = stored.orElseGet(() -> SyncCheckpoint.none(what.repository(), backfillFrom()));
    try {
      if (what.rest().isPresent()) {
        goOn(unit, what, known, what.rest().get());
      } else {
        begin(unit, what, known);
      }
    } catch (VendorRefusedException e) {
      SyncCheckpoint failing = known.failing(e.getMessage());
      if (!stored.equals(Optional.of(failing))) {
        coverages.put(failing);
      }
      throw e;
    }
  }

  private Instant backfillFrom() {
    return clock.instant().minus(backfill).truncatedTo(ChronoUnit.HOURS);
  }

  private void begin(Unit unit, RunsUnit what, SyncCheckpoint known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    boolean whole = wantsAll(what, known);
    Credential credential = github.installation(what.installation());
    Optional<Page> first =
        github.get(
            credential, what.list(github, known.since()), whole ? Optional.empty() : known.etag());
    if (first.isEmpty()) {
      unchanged(known);
      askForOpen(unit, what, known.listedFrom(), Set.of());
      return;
    }
    boolean audit = first.get().next().isPresent() && known.trust().isOld(clock.instant());
    Optional<SyncCheckpoint> stop = whole || audit ? Optional.empty() : Optional.of(known);
    walk(unit, what, known, RemainingWindow.first(known.since(), first.get().etag(), stop), first.get());
  }

  private boolean wantsAll(RunsUnit what, SyncCheckpoint known) {
    return what.again()
        || known.trust().settled().isEmpty()
        || known.isMoved(what.repository())
        || known.endsWindow(backfillFrom())
        || known.trust().looksForMissing(clock.instant());
  }

  private void goOn(Unit unit, RunsUnit what, SyncCheckpoint known, RemainingWindow rest)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(what.installation());
    Page first =
        github.get(credential, what.window(github, rest.since(), rest.until().orElseThrow()));
    walk(unit, what, known, rest, first);
  }

  private void walk(Unit unit, RunsUnit what, SyncCheckpoint known, RemainingWindow from, Page first)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(what.installation());
    var walk = new RunWalk(github, runs, names.of(credential, what), credential, what, from);
    walk.walk(first);
    if (!walk.done()) {
      planner.fanOut(unit, "rest", List.of(what.goingOn(walk.rest()).draft()));
      return;
    }
    RunCount count = walk.count();
    if (walk.whole() && count.missing() > count.unreadable() && !what.again()) {
      planner.fanOut(unit, "again", List.of(what.lookingAgain().draft()));
      return;
    }
    store(what, known, walk);
    boolean oneUnit = from.until().isEmpty();
    boolean onlyPage = first.next().isEmpty();
    Instant shown = walk.whole() ? from.since() : walk.oldest().orElse(from.since());
    askForOpen(unit, what, onlyPage ? from.since() : shown, oneUnit ? walk.ids() : Set.<Long>of());
  }

  private void store(RunsUnit what, SyncCheckpoint known, RunWalk walk) {
    Instant now = clock.instant();
    RemainingWindow state = walk.state();
    RunCount count = walk.count();
    boolean whole = walk.whole();
    long expected = whole ? count.expected() : count.total();
    long missing = whole ? count.missing() : Math.min(known.missing(), expected);
    var trust =
        new Trust(
            Optional.of(expected - state.tally().recent()),
            whole ? Optional.of(now) : known.trust().wholeAt(),
            missing == 0
                ? Optional.empty()
                : known.trust().missingSince().or(() -> Optional.of(now)));
    SyncCheckpoint covered =
        new SyncCheckpoint(
            what.repository().id(),
            what.fullName(),
            what.repository().ownerId().or(known::owner),
            state.since(),
            state.etag(),
            Optional.of(state.boundary(state.newest())),
            state.listedFrom().orElse(state.since()),
            expected,
            missing,
            now,
            Optional.empty(),
            trust);
    planner.count(expected, missing, reason(missing));
    boolean closes = whole && missing == 0 && covered.endsWindow(backfillFrom());
    coverages.put(closes ? covered.nextWindow() : covered);
  }

  private static Optional<String> reason(long missing) {
    return missing == 0
        ? Optional.empty()
        : Optional.of(missing + " runs are in no list of GitHub's, or could not be read");
  }

  private void unchanged(SyncCheckpoint known) {
    planner.count(known.expected(), known.missing(), reason(known.missing()));
    if (known.reason().isPresent()) {
      coverages.put(known.readable());
    }
  }

  /** Asks for the runs that were open and that the lists did not show. */
  private void askForOpen(Unit unit, RunsUnit what, Instant shownFrom, Set<Long> shown) {
    List<Long> hidden =
        runs.open(what.repository().id()).stream()
            .filter(run -> !shown.contains(run.id()))
            .filter(run -> run.createdAt().isBefore(shownFrom) || !shown.isEmpty())
            .map(OpenRun::id)
            .toList();
    planner.fanOut(unit, "open", OpenRunsWork.drafts(what, hidden));
  }
}
