package dev.opsledger.local.simulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The requests that a simulator received, oldest first, without response bodies. */
public final class RequestLog {
  private final int capacity;
  private final List<LoggedRequest> entries = new ArrayList<>();
  private long total;

  /** A log that keeps roughly the latest {@code capacity} entries. */
  public RequestLog(int capacity) {
    this.capacity = capacity;
  }

  /** A copy of all entries. */
  public synchronized List<LoggedRequest> entries() {
    return List.copyOf(entries);
  }

  /** The entries whose request matches. */
  public List<LoggedRequest> entries(Predicate<SimulatedRequest> when) {
    return entries().stream().filter(entry -> when.test(entry.request())).toList();
  }

  /** The number of entries whose request matches. */
  public int count(Predicate<SimulatedRequest> when) {
    return entries(when).size();
  }

  /** The number of requests ever received, including those no longer kept. */
  public synchronized long total() {
    return total;
  }

  /** Removes all entries. */
  public synchronized void clear() {
    entries.clear();
    total = 0;
  }

  synchronized void add(LoggedRequest entry) {
    total++;
    entries.add(entry);
    if (entries.size() > 2L * capacity) {
      entries.subList(0, entries.size() - capacity).clear();
    }
  }
}
