package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow;
import dev.opsledger.ci.domain.RunCount;
import dev.opsledger.ci.domain.SyncCheckpoint;
import dev.opsledger.ci.domain.SyncCheckpoint.Completeness;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.RunStore.OpenRun;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.ci.store.count.MissingRuns;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the runs of one repository up to date.
 *
 * <p>The list of runs created since a fixed time is requested, and that time stays the same for
 * weeks: an unchanged list is a 304, which costs neither rate limit nor writes. A changed list is
 * walked, newest first, until it reaches stored runs. Its first page is always stored completely,
 * which finds re-runs among the last hundred runs at no cost. Open runs that the walk did not show
 * are fetched one by one.
 *
 * <p>GitHub's lists lag and change while they are read. So its count of the runs older than the
 * stored ones is compared with last time's count, and if it has grown the walk goes on through the
 * whole window. The whole window is also walked once a day where something changed, after a
 * repository was renamed or transferred, before a window is closed, and as long as GitHub counts
 * runs that it does not list.
 */
public final class RunsWork implements Work {
  public static final String KIND = "runs";

  private final GitHub github;
  private final RunStore runs;
  private final WorkflowNames names;
  private final SyncCheckpointStore checkpoints;
  private final SyncPlanner planner;
  private final Agenda agenda;
  private final MissingRuns backlog;
  private final HeadWindow head;
  private final Clock clock;

  /** Lists the runs of a window, and leaves older ones to the backfill. */
  public RunsWork(
      GitHub github,
      RunStore runs,
      WorkflowNames names,
      SyncCheckpointStore checkpoints,
      SyncPlanner planner,
      Agenda agenda,
      MissingRuns backlog,
      HeadWindow head,
      Clock clock) {
    this.github = github;
    this.runs = runs;
    this.names = names;
    this.checkpoints = checkpoints;
    this.planner = planner;
    this.agenda = agenda;
    this.backlog = backlog;
    this.head = head;
    this.clock = clock;
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    RunsUnit target = RunsUnit.parse(unit.body());
    Optional<SyncCheckpoint> stored = checkpoints.find(target.repository().id());
    SyncCheckpoint known =
        stored.orElseGet(() -> SyncCheckpoint.initial(target.repository(), head.start()));
    try {
      if (target.rest().isPresent()) {
        resume(unit, target, known, target.rest().get());
      } else {
        begin(unit, target, known);
      }
    } catch (VendorRefusedException e) {
      SyncCheckpoint failing = known.failing(e.getMessage());
      if (!stored.equals(Optional.of(failing))) {
        checkpoints.put(failing);
      }
      throw e;
    }
  }

  private void begin(Unit unit, RunsUnit target, SyncCheckpoint known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    boolean whole = needsWholeWindow(target, known);
    Credential credential = github.installation(target.installation());
    Optional<Page> first =
        github.get(
            credential,
            target.list(github, known.since()),
            whole ? Optional.empty() : known.etag());
    if (known.knownUntil().isEmpty() && !target.again()) {
      long counted = first.flatMap(p -> Json.number(p.body(), "total_count")).orElse(0L);
      long perDay = Math.max(1, counted / Math.max(1, head.span().toDays()));
      backlog.begin(target.repository(), known.since());
      Unit.Draft older = ArchiveUnit.begin(target, known.since(), perDay).draft();
      planner.fanOut(unit, "archive", List.of(older));
    }
    if (first.isEmpty()) {
      unchanged(known);
      planOpenRuns(unit, target, known.listedFrom(), Set.of());
      return;
    }
    boolean audit = first.get().next().isPresent() && known.completeness().isOld(clock.instant());
    Optional<SyncCheckpoint> stop = whole || audit ? Optional.empty() : Optional.of(known);
    walk(
        unit,
        target,
        known,
        RemainingWindow.first(known.since(), first.get().etag(), stop),
        first.get());
  }

  private boolean needsWholeWindow(RunsUnit target, SyncCheckpoint known) {
    return target.again()
        || known.completeness().settled().isEmpty()
        || known.hasMoved(target.repository())
        || known.endsWindow(head.start())
        || known.completeness().looksForMissing(clock.instant());
  }

  private void resume(Unit unit, RunsUnit target, SyncCheckpoint known, RemainingWindow rest)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(target.installation());
    Page first =
        github.get(credential, target.window(github, rest.since(), rest.until().orElseThrow()));
    walk(unit, target, known, rest, first);
  }

  private void walk(
      Unit unit, RunsUnit target, SyncCheckpoint known, RemainingWindow from, Page first)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Credential credential = github.installation(target.installation());
    var walk = new RunWalk(github, runs, names.of(credential, target), credential, target, from);
    Optional<Instant> today =
        known.knownUntil().isEmpty() ? Optional.of(head.today()) : Optional.empty();
    walk.walk(first, today);
    planner.fanOut(unit, "attempts", AttemptsWork.drafts(target, walk.gaps()));
    if (!walk.done() && walk.reaches(today)) {
      backlog.leaveFirst(target.repository(), known.since(), head.today());
      agenda.addRest(target.installation(), target.repository().id(), rest(target, walk));
      return;
    }
    if (!walk.done()) {
      planner.fanOut(unit, "rest", List.of(target.continuedAt(walk.rest()).draft()));
      return;
    }
    RunCount count = walk.count();
    if (walk.whole() && count.missing() > count.unreadable() && !target.again()) {
      planner.fanOut(unit, "again", List.of(target.secondLook().draft()));
      return;
    }
    store(target, known, walk);
    boolean oneUnit = from.until().isEmpty();
    boolean onlyPage = first.next().isEmpty();
    Instant shown = walk.whole() ? from.since() : walk.oldest().orElse(from.since());
    planOpenRuns(
        unit, target, onlyPage ? from.since() : shown, oneUnit ? walk.ids() : Set.<Long>of());
  }

  /** The older runs of a first window wait until today's runs of all repositories are stored. */
  private static String rest(RunsUnit target, RunWalk walk) {
    return Json.text(target.continuedAt(walk.rest()).draft().body());
  }

  private void store(RunsUnit target, SyncCheckpoint known, RunWalk walk) {
    Instant now = clock.instant();
    RemainingWindow state = walk.state();
    RunCount count = walk.count();
    boolean whole = walk.whole();
    long expected = whole ? count.expected() : count.total();
    long missing = whole ? count.missing() : Math.min(known.missing(), expected);
    var completeness =
        new Completeness(
            Optional.of(expected - state.tally().recent()),
            whole ? Optional.of(now) : known.completeness().wholeAt(),
            missing == 0
                ? Optional.empty()
                : known.completeness().missingSince().or(() -> Optional.of(now)));
    SyncCheckpoint next =
        new SyncCheckpoint(
            target.repository().id(),
            target.fullName(),
            target.repository().ownerId().or(known::owner),
            state.since(),
            whole && count.shrank() ? Optional.empty() : state.etag(),
            Optional.of(state.boundary(state.newest())),
            state.listedFrom().orElse(state.since()),
            expected,
            missing,
            now,
            Optional.empty(),
            completeness);
    if (known.knownUntil().isEmpty()) {
      backlog.endFirst(target.repository());
    }
    planner.count(expected, missing, reason(missing));
    boolean closes =
        whole && missing == 0 && next.endsWindow(head.start()) && known.reachesNextWindowOf(next);
    checkpoints.put(closes ? next.nextWindow(head.start()) : next);
  }

  private static Optional<String> reason(long missing) {
    return missing == 0
        ? Optional.empty()
        : Optional.of(missing + " runs are missing from GitHub's lists or could not be read");
  }

  private void unchanged(SyncCheckpoint known) {
    planner.count(known.expected(), known.missing(), reason(known.missing()));
    if (known.reason().isPresent()) {
      checkpoints.put(known.readable());
    }
  }

  /** Plans the fetching of open runs that the list did not show. */
  private void planOpenRuns(Unit unit, RunsUnit target, Instant shownFrom, Set<Long> shown) {
    List<Long> hidden =
        runs.open(target.repository().id()).stream()
            .filter(run -> !shown.contains(run.id()))
            .filter(run -> run.createdAt().isBefore(shownFrom) || !shown.isEmpty())
            .map(OpenRun::id)
            .toList();
    planner.fanOut(unit, "open", OpenRunsWork.drafts(target, hidden));
  }
}
