package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.RemainingWindow.Tally;
import dev.opsledger.ci.domain.RemainingWindow;
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
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks a list of runs, newest first, and stores each page as it comes.
 *
 * <p>The list may move while it is read: what is deleted or appears meanwhile shifts all that is
 * older from one numbered page to another. So each page is asked for as a window that begins in the
 * second with which the page before ended, and pages overlap. GitHub's own links are followed where
 * a second fills a page, and where whoever answers knows no windows.
 */
final class RunWalk {
  /** So many pages a unit, that it stays far from the function's time limit. */
  private static final int PAGES = 10;

  private final GitHub github;
  private final RunStore store;
  private final WorkflowNames.Namer names;
  private final Credential credential;
  private final RunsUnit what;
  private final RemainingWindow from;

  private final Map<Long, Instant> seen = new HashMap<>();
  private final RunCount count;
  private Optional<Instant> until;
  private Optional<Instant> newest;
  private Optional<Instant> oldest = Optional.empty();
  private Optional<Instant> listedFrom;
  private boolean windows = true;
  private boolean ended;
  private boolean known;

  /**
   * @param from where to begin, and what was found before
   */
  RunWalk(
      GitHub github,
      RunStore store,
      WorkflowNames.Namer names,
      Credential credential,
      RunsUnit what,
      RemainingWindow from) {
    this.github = github;
    this.store = store;
    this.names = names;
    this.credential = credential;
    this.what = what;
    this.from = from;
    this.count = new RunCount(from, seen);
    this.until = from.until();
    this.newest = from.newest();
    this.listedFrom = from.listedFrom();
  }

  /** Walks from a page that was fetched already. */
  void walk(Page first)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Page page = first;
    for (int number = 1; ; number++) {
      Optional<Instant> end = take(page);
      ended = page.next().isEmpty();
      if (listedFrom.isEmpty()) {
        listedFrom = Optional.of(ended ? from.since() : end.orElse(from.since()));
      }
      known = reachedWhatIsKnown();
      if (ended || known || number == PAGES) {
        return;
      }
      page = following(page, end);
    }
  }

  private Page following(Page page, Optional<Instant> end)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    boolean movesOn = end.isPresent() && (until.isEmpty() || end.get().isBefore(until.get()));
    if (windows && movesOn) {
      Page window = github.get(credential, what.window(github, from.since(), end.get()));
      windows = isOfWindow(window, end.get());
      if (windows) {
        until = end;
        return window;
      }
    }
    return github.get(credential, page.next().orElseThrow());
  }

  private static boolean isOfWindow(Page page, Instant until) {
    return Json.elements(page.body(), "workflow_runs").stream()
        .flatMap(run -> RunParser.instant(run, "created_at").stream())
        .noneMatch(created -> created.isAfter(until));
  }

  /** Stores a page's runs; the oldest of them says where it ended. */
  private Optional<Instant> take(Page page) throws RateLimitedException {
    var runs = new ArrayList<WorkflowRun>();
    long unreadable = 0;
    for (JsonNode json : Json.elements(page.body(), "workflow_runs")) {
      Optional<WorkflowRun> run = RunParser.read(json, Optional.of(what.repository()));
      run.ifPresent(runs::add);
      unreadable += run.isPresent() ? 0 : 1;
    }
    var carried = Set.copyOf(from.seenAtUntil());
    for (WorkflowRun run : runs) {
      if (!carried.contains(run.id())) {
        seen.put(run.id(), run.createdAt());
      }
      newest = later(newest, run.createdAt());
      oldest = earlier(oldest, run.createdAt());
    }
    count.page(Json.number(page.body(), "total_count"), until, unreadable);
    store.save(names.name(runs));
    return runs.stream().map(WorkflowRun::createdAt).min(Instant::compareTo);
  }

  private static Optional<Instant> later(Optional<Instant> one, Instant other) {
    return one.filter(o -> !o.isBefore(other)).or(() -> Optional.of(other));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Instant other) {
    return one.filter(o -> !o.isAfter(other)).or(() -> Optional.of(other));
  }

  /**
   * Whether the walk met what was listed before, and GitHub counts no more below it than it did
   * then. Where it does, something came late into the list, and the walk has to go on to its end.
   */
  private boolean reachedWhatIsKnown() {
    return from.stopAt().isPresent()
        && oldest.filter(o -> o.isBefore(from.stopAt().get())).isPresent()
        && from.settled().map(settled -> count.belowKnown() <= settled).orElse(true);
  }

  /** Whether nothing is left to list. */
  boolean done() {
    return ended || known || oldest.isEmpty();
  }

  /** Whether all of the window was listed. */
  boolean whole() {
    return ended || oldest.isEmpty();
  }

  /** What was counted so far. */
  RunCount count() {
    return count;
  }

  /** The runs that this walk listed. */
  Set<Long> ids() {
    return new HashSet<>(seen.keySet());
  }

  Optional<Instant> oldest() {
    return oldest;
  }

  /** Where the next unit goes on. */
  RemainingWindow rest() {
    Instant end = oldest.orElseThrow();
    boolean movesOn = from.until().isEmpty() || end.isBefore(from.until().get());
    // More runs in one second than GitHub lists: those left cannot be had, the older ones can.
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

  /** What was found so far, with what was found before. */
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
