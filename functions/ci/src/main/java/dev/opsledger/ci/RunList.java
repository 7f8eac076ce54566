package dev.opsledger.ci;

import dev.opsledger.ci.WorkflowRun.Repository;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks one list of runs, newest first, page by page, and stores each page as it comes. */
final class RunList {
  /** GitHub lists no more than 1,000 runs of a filter: ten pages. */
  private static final int PAGES = 10;

  private final GitHub github;
  private final RunStore store;
  private final Credential credential;
  private final Repository repository;
  private final Optional<Instant> stopAt;

  private final Set<Long> ids = new HashSet<>();
  private final List<WorkflowRun> oldestSecond = new ArrayList<>();
  private Optional<Instant> newest = Optional.empty();
  private Optional<Instant> oldest = Optional.empty();
  private Optional<Instant> oldestOfFirstPage = Optional.empty();
  private long total;
  private long unreadable;
  private boolean cutOff;
  private boolean reachedKnown;

  /**
   * @param stopAt runs created before this are known, and the walk ends when it meets one
   */
  RunList(
      GitHub github,
      RunStore store,
      Credential credential,
      Repository repository,
      Optional<Instant> stopAt) {
    this.github = github;
    this.store = store;
    this.credential = credential;
    this.repository = repository;
    this.stopAt = stopAt;
  }

  /** Walks from a first page that was fetched already. */
  void walk(Page first) throws RateLimited, VendorRefused, VendorUnavailable {
    total = Json.number(first.body(), "total_count").orElse(0L);
    take(first.body());
    boolean onlyPage = first.next().isEmpty();
    oldestOfFirstPage = onlyPage ? Optional.empty() : oldest;
    Optional<URI> next = first.next();
    for (int page = 1; next.isPresent() && page < PAGES && !reachedKnown; page++) {
      Page following = github.get(credential, next.get());
      take(following.body());
      next = following.next();
    }
    cutOff = !reachedKnown && (next.isPresent() || total > ids.size() + unreadable);
  }

  private void take(JsonNode page) {
    var runs = new ArrayList<WorkflowRun>();
    for (JsonNode json : Json.elements(page, "workflow_runs")) {
      Optional<WorkflowRun> run = RunReader.read(json, Optional.of(repository));
      run.ifPresentOrElse(runs::add, () -> unreadable++);
    }
    runs.forEach(this::note);
    store.save(runs);
  }

  private void note(WorkflowRun run) {
    ids.add(run.id());
    Instant created = run.createdAt();
    if (newest.isEmpty() || created.isAfter(newest.get())) {
      newest = Optional.of(created);
    }
    if (oldest.isEmpty() || created.isBefore(oldest.get())) {
      oldest = Optional.of(created);
      oldestSecond.clear();
    }
    if (created.equals(oldest.get())) {
      oldestSecond.add(run);
    }
    reachedKnown |= stopAt.isPresent() && created.isBefore(stopAt.get());
  }

  Set<Long> ids() {
    return ids;
  }

  Optional<Instant> newest() {
    return newest;
  }

  Optional<Instant> oldest() {
    return oldest;
  }

  /** The oldest run of the first page, empty when that was the only page. */
  Optional<Instant> oldestOfFirstPage() {
    return oldestOfFirstPage;
  }

  /** The runs created in the same second as the oldest. */
  List<Long> idsOfOldestSecond() {
    return oldestSecond.stream().map(WorkflowRun::id).distinct().toList();
  }

  /** Whether GitHub has older runs that it did not list. */
  boolean cutOff() {
    return cutOff;
  }

  /** Runs that GitHub counted and did not list, or listed without what makes them runs. */
  long missing() {
    return Math.max(0, total - ids.size());
  }

  /** Runs that GitHub listed without an id or a time. */
  long unreadable() {
    return unreadable;
  }
}
