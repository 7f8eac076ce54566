package dev.opsledger.ci;

import dev.opsledger.ci.RunStore.OpenRun;
import dev.opsledger.ci.RunsUnit.Rest;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
 * Where a filter's 1,000 runs end before the window does, the older rest becomes a unit of its own.
 */
final class RunsWork {
  static final String KIND = "runs";

  /** A run may show in the list some time after its creation. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /** After this long the point from which GitHub is asked moves on. */
  private static final Duration SAME_POINT = Duration.ofDays(30);

  private final GitHub github;
  private final RunStore runs;
  private final CoverageStore coverages;
  private final Syncs syncs;
  private final Duration backfill;
  private final Clock clock;

  RunsWork(
      GitHub github,
      RunStore runs,
      CoverageStore coverages,
      Syncs syncs,
      Duration backfill,
      Clock clock) {
    this.github = github;
    this.runs = runs;
    this.coverages = coverages;
    this.syncs = syncs;
    this.backfill = backfill;
    this.clock = clock;
  }

  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    RunsUnit what = RunsUnit.read(unit);
    Optional<Coverage> known = coverages.find(what.repository().id());
    try {
      if (what.rest().isPresent()) {
        walkRest(unit, what, what.rest().get());
      } else {
        walk(unit, what, known.orElseGet(() -> fresh(what)));
      }
    } catch (VendorRefused e) {
      Coverage failing = known.orElseGet(() -> fresh(what)).failing(e.getMessage());
      if (!known.equals(Optional.of(failing))) {
        coverages.put(failing);
      }
      throw e;
    }
  }

  private Coverage fresh(RunsUnit what) {
    return Coverage.none(what.repository().id(), what.fullName(), backfillFrom());
  }

  private Instant backfillFrom() {
    return clock.instant().minus(backfill).truncatedTo(ChronoUnit.HOURS);
  }

  private void walk(Unit unit, RunsUnit what, Coverage known)
      throws RateLimited, VendorRefused, VendorUnavailable {
    Instant since = since(known);
    Credential credential = github.installation(what.installation());
    boolean samePoint = since.equals(known.since());
    Optional<Page> first =
        github.get(
            credential, list(what, ">=" + since), samePoint ? known.etag() : Optional.empty());
    if (first.isEmpty()) {
      unchanged(known);
      askForOpen(unit, what, known.listedFrom(), Set.of());
      return;
    }
    RunList list = new RunList(github, runs, credential, what.repository(), known.knownUntil());
    list.walk(first.get());
    Instant listedFrom = list.oldestOfFirstPage().orElse(since);
    Instant newest = list.newest().orElse(since);
    var state =
        new Rest(
            since,
            list.oldest().orElse(since),
            list.idsOfOldestSecond(),
            known.knownUntil(),
            first.get().etag(),
            newest,
            listedFrom,
            list.ids().size());
    if (list.cutOff() && list.oldest().isPresent()) {
      goOn(unit, what, state);
      return;
    }
    store(what, state, list.unreadable());
    Instant shown = known.knownUntil().isPresent() ? list.oldest().orElse(since) : since;
    askForOpen(unit, what, list.oldestOfFirstPage().isEmpty() ? since : shown, list.ids());
  }

  private Instant since(Coverage known) {
    Instant now = clock.instant();
    boolean old = known.since().isBefore(now.minus(backfill).minus(SAME_POINT));
    return old && known.knownUntil().isPresent()
        ? known.knownUntil().get().truncatedTo(ChronoUnit.HOURS)
        : known.since();
  }

  private void walkRest(Unit unit, RunsUnit what, Rest rest)
      throws RateLimited, VendorRefused, VendorUnavailable {
    Credential credential = github.installation(what.installation());
    RunList list = new RunList(github, runs, credential, what.repository(), rest.stopAt());
    list.walk(github.get(credential, list(what, rest.since() + ".." + rest.until())));
    long fresh = list.ids().stream().filter(id -> !rest.seenAtUntil().contains(id)).count();
    var state =
        new Rest(
            rest.since(),
            list.oldest().orElse(rest.since()),
            list.idsOfOldestSecond(),
            rest.stopAt(),
            rest.etag(),
            rest.newest(),
            rest.listedFrom(),
            rest.listed() + fresh);
    boolean movesOn = fresh > 0 && state.until().isBefore(rest.until());
    if (list.cutOff() && movesOn) {
      goOn(unit, what, state);
    } else {
      // More runs in one second than GitHub lists: they cannot be had, and the ledger says so.
      store(what, state, list.cutOff() ? list.missing() : list.unreadable());
      askForOpen(unit, what, rest.since(), Set.of());
    }
  }

  private void goOn(Unit unit, RunsUnit what, Rest rest) {
    var further = new RunsUnit(what.installation(), what.repository(), Optional.of(rest));
    syncs.fanOut(unit, "rest", List.of(further.draft()));
  }

  private void store(RunsUnit what, Rest walked, long missing) {
    Instant knownUntil = walked.newest().minus(OVERLAP);
    syncs.count(walked.listed() + missing, missing, reason(missing));
    coverages.put(
        new Coverage(
            what.repository().id(),
            what.fullName(),
            walked.since(),
            walked.etag(),
            Optional.of(knownUntil),
            walked.listedFrom(),
            walked.listed() + missing,
            missing,
            clock.instant(),
            Optional.empty()));
  }

  private static Optional<String> reason(long missing) {
    return missing == 0
        ? Optional.empty()
        : Optional.of(missing + " runs are in no list of GitHub's, or could not be read");
  }

  private void unchanged(Coverage known) {
    syncs.count(known.expected(), known.missing(), reason(known.missing()));
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
    syncs.fanOut(unit, "open", OpenRunsWork.drafts(what, hidden));
  }

  private URI list(RunsUnit what, String created) {
    String filter = URLEncoder.encode(created, StandardCharsets.UTF_8);
    return github.at(
        "/repos/%s/actions/runs?per_page=100&exclude_pull_requests=true&created=%s"
            .formatted(what.fullName(), filter));
  }
}
