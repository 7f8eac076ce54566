package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  Figures figures() {
    var rules = new Rules(Duration.ofSeconds(window), unrelated, at(knownUntil));
    return Figures.of(period(), releases, commits, outages, rules);
  }
}
