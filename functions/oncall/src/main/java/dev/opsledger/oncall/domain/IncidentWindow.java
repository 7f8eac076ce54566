package dev.opsledger.oncall.domain;

import dev.opsledger.core.count.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The incidents created in a span of time.
 *
 * @param since the first moment, in whole seconds
 * @param until the end, exclusive, in whole seconds
 * @param openOnly whether resolved incidents are left out
 */
public record IncidentWindow(Instant since, Instant until, boolean openOnly) {
  /** PagerDuty takes six months at most ("List incidents", {@code since}); the shortest has 181. */
  private static final Duration LONGEST = Duration.ofDays(180);

  /** Splits a span of time into windows of a length that PagerDuty accepts. */
  public static List<IncidentWindow> cover(Instant since, Instant until, boolean openOnly) {
    var windows = new ArrayList<IncidentWindow>();
    Instant end = until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant from = since.truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(end)) {
      Instant to = from.plus(LONGEST).isBefore(end) ? from.plus(LONGEST) : end;
      windows.add(new IncidentWindow(from, to, openOnly));
      from = to;
    }
    return windows;
  }

  /** The newest window: from a moment until now, at least one second. */
  public static IncidentWindow head(Instant since, Instant now) {
    Instant from = since.truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    return new IncidentWindow(from, from.isBefore(end) ? end : from.plusSeconds(1), false);
  }

  /** Identifies a window of all incidents: its bounds in epoch seconds. */
  public String key() {
    return new TimeSpan(since, until).key();
  }

  /** Parses a {@link #key}; empty if the text is not one. */
  public static Optional<IncidentWindow> ofKey(String key) {
    return TimeSpan.ofKey(key).map(span -> new IncidentWindow(span.since(), span.until(), false));
  }

  /** Whether the window is longer than one second. */
  public boolean divisible() {
    return Duration.between(since, until).toSeconds() > 1;
  }

  /** Splits the window in the middle, at a whole second. */
  public List<IncidentWindow> halves() {
    Instant middle = since.plusSeconds(Duration.between(since, until).toSeconds() / 2);
    return List.of(
        new IncidentWindow(since, middle, openOnly), new IncidentWindow(middle, until, openOnly));
  }

  /** Whether a moment lies in the window. */
  public boolean contains(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }
}
