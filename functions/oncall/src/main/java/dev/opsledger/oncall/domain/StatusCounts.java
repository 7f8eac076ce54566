package dev.opsledger.oncall.domain;

import java.util.Map;
import java.util.TreeMap;

/** How many incidents have each status. */
public final class StatusCounts {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Adds a number of incidents to a status. */
  public void add(String status, long by) {
    counts.merge(status, by, Long::sum);
  }

  /** The number of incidents with a status. */
  public long of(String status) {
    return counts.getOrDefault(status, 0L);
  }

  /** The number of incidents with any status. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
