package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow;
import dev.opsledger.ci.domain.RemainingWindow.Tally;
import dev.opsledger.ci.domain.RunCount;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a list of runs, newest first, and stores each page before it fetches the next.
 *
 * <p>The list may change while it is read: a run that is deleted or added shifts all older runs to
 * other page numbers. So each page is requested as a window that ends in the second of the previous
 * page's oldest run, and pages overlap. GitHub's own {@code next} links are followed where the runs
 * of one second fill a page, and where the server ignores the window.
 */
final class RunWalk {
  /** The most pages of one unit, far below the function's time limit. */
  private static final int MOST_PAGES = 10;

  private final GitHub github;
  private final RunStore store;
  private final WorkflowNames.Namer names;
  private final Credential credential;
  private final RunsUnit target;
  private final RemainingWindow from;

  private final Map<Long, Instant> seen = new HashMap<>();
  private final List<RunStore.Gap> gaps = new ArrayList<>();
  private final RunCount count;
  private Optional<Instant> until;
  private Optional<Instant> newest;
  private Optional<Instant> oldest = Optional.empty();
  private Optional<Instant> listedFrom;
  private boolean windows = true;
  private boolean ended;
  private boolean known;

  /**
   * A walk.
   *
   * @param from where to begin, and what was found before
   */
  RunWalk(
      GitHub github,
      RunStore store,
      WorkflowNames.Namer names,
      Credential credential,
      RunsUnit target,
      RemainingWindow from) {
    this.github = github;
    this.store = store;
    this.names = names;
    this.credential = credential;
    this.target = target;
    this.from = from;
    this.count = new RunCount(from, seen);
    this.until = from.until();
    this.newest = from.newest();
    this.listedFrom = from.listedFrom();
  }

  /**
   * Walks on from a first page that is fetched already.
   *
   * @param today where to pause, as older runs can wait; empty if they cannot
   */
  void walk(Page first, Optional<Instant> today)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Page page = first;
    for (int number = 1; ; number++) {
      Optional<Instant> end = store(page);
      ended = page.next().isEmpty();
      if (listedFrom.isEmpty()) {
        listedFrom = Optional.of(ended ? from.since() : end.orElse(from.since()));
      }
      known = reachedStoredRuns();
      if (ended || known || number == MOST_PAGES || reaches(today)) {
        return;
      }
      page = following(page, end);
    }
  }

  /** Whether this walk has reached older runs than today's. */
  boolean reaches(Optional<Instant> today) {
    boolean fromToday =
        today.isPresent() && from.until().filter(at -> at.isBefore(today.get())).isEmpty();
    return fromToday && oldest.filter(at -> at.isBefore(today.get())).isPresent();
  }

  private Page following(Page page, Optional<Instant> end)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    boolean movesOn = end.isPresent() && (until.isEmpty() || end.get().isBefore(until.get()));
    if (windows && movesOn) {
      Page window = github.get(credential, target.window(github, from.since(), end.get()));
      windows = isOfWindow(window, end.get());
      if (windows) {
        until = end;
        return window;
      }
    }
    return github.get(credential, page.next().orElseThrow());
  }

  private static boolean isOfWindow(Page page, Instant until) throws VendorUnavailableException {
    return page.items(RunParser.RUNS).stream()
        .flatMap(run -> Json.instant(run, "created_at").stream())
        .noneMatch(created -> created.isAfter(until));
  }

  /** Stores a page's runs and returns the creation of the oldest. */
  private Optional<Instant> store(Page page)
      throws RateLimitedException, VendorUnavailableException {
    RunParser.RunPage read = RunParser.parsePage(page, target.repository());
    List<WorkflowRun> runs = read.runs();
    var carried = Set.copyOf(from.seenAtUntil());
    for (WorkflowRun run : runs) {
      if (!carried.contains(run.id())) {
        seen.put(run.id(), run.createdAt());
      }
      newest = later(newest, run.createdAt());
      oldest = earlier(oldest, run.createdAt());
    }
    count.addPage(Json.number(page.body(), "total_count"), until, read.unreadable());
    gaps.addAll(store.save(names.name(runs)).gaps());
    return runs.stream().map(WorkflowRun::createdAt).min(Instant::compareTo);
  }

  private static Optional<Instant> later(Optional<Instant> one, Instant other) {
    return one.filter(o -> !o.isBefore(other)).or(() -> Optional.of(other));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Instant other) {
    return one.filter(o -> !o.isAfter(other)).or(() -> Optional.of(other));
  }

  /**
   * Whether the walk reached runs that are stored, and GitHub counts no more older runs than it did
   * last time. If it counts more, a run was added late and the walk must go on to the end.
   */
  private boolean reachedStoredRuns() {
    return from.stopAt().isPresent()
        && oldest.filter(o -> o.isBefore(from.stopAt().get())).isPresent()
        && from.settled().map(settled -> count.belowKnown() <= settled).orElse(true);
  }

  /** Whether the walk is finished. */
  boolean done() {
    return ended || known || oldest.isEmpty();
  }

  /** Whether the whole window was listed. */
  boolean whole() {
    return ended || oldest.isEmpty();
  }

  /** The counts so far. */
  RunCount count() {
    return count;
  }

  /** The runs that this walk listed. */
  Set<Long> ids() {
    return new HashSet<>(seen.keySet());
  }

  /** The listed runs of which earlier attempts are missing. */
  List<RunStore.Gap> gaps() {
    return gaps;
  }

  Optional<Instant> oldest() {
    return oldest;
  }

  /** Where the next unit continues. */
  RemainingWindow rest() {
    Instant end = oldest.orElseThrow();
    boolean movesOn = from.until().isEmpty() || end.isBefore(from.until().get());
    // One second has more runs than GitHub lists: skip the rest of them, list the older ones.
    Instant next = movesOn ? end : end.minusSeconds(1);
    List<Long> atNext =
        seen.entrySet().stream()
            .filter(each -> each.getValue().equals(next))
            .map(Map.Entry::getKey)
            .toList();
    RemainingWindow state = state();
    return new RemainingWindow(
        from.since(),
        Optional.of(next),
        atNext,
        from.stopAt(),
        from.settled(),
        from.etag(),
        state.newest(),
        state.listedFrom(),
        state.tally());
  }

  /** What was found so far, by this unit and those before it. */
  RemainingWindow state() {
    var boundary = from.boundary(newest);
    return new RemainingWindow(
        from.since(),
        until,
        from.seenAtUntil(),
        from.stopAt(),
        from.settled(),
        from.etag(),
        newest,
        listedFrom,
        new Tally(
            count.total(),
            count.listed(),
            count.sinceKnown(),
            count.since(boundary),
            count.unreadable()));
  }
}
