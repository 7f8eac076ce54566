package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened and what is asked of it. Times are in seconds after the start; few enough that many
 * coincide.
 */
record History(
    List<Release> releases,
    Map<String, Commit> commits,
    List<Outage> outages,
    Set<String> unrelated,
    int since,
    int until,
    int window,
    int knownUntil) {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  static Instant at(int second) {
    return START.plusSeconds(second);
  }

  Period period() {
    return new Period(at(since), at(until));
  }

  /** A release of the only project. */
  static Release release(long id, Optional<String> commit, Instant at) {
    return new Release(1, id, commit, at, Optional.empty());
  }

  ReleaseHistory whole() {
    var rules = new Rules(Duration.ofSeconds(window), unrelated, at(knownUntil));
    return new ReleaseHistory(releases, outages, rules);
  }

  Figures figures() {
    return whole().figures(period(), commits);
  }

  /** Releases in the order in which they went live. */
  List<Release> ordered() {
    return releases.stream()
        .sorted(Comparator.comparing(Release::at).thenComparingLong(Release::id))
        .toList();
  }
}
