package dev.opsledger.local.simulator.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that a simulator was asked, oldest first. Bodies of answers are not kept. */
public final class RequestLog {
  private final int capacity;
  private final List<LoggedRequest> entries = new ArrayList<>();
  private long total;

  /** A log that keeps about the latest {@code capacity} entries. */
  public RequestLog(int capacity) {
    this.capacity = capacity;
  }

  /** A copy of all kept entries. */
  public synchronized List<LoggedRequest> entries() {
    return List.copyOf(entries);
  }

  /** The kept entries whose request matches. */
  public List<LoggedRequest> entries(Predicate<SimulatedRequest> when) {
    return entries().stream().filter(entry -> when.test(entry.request())).toList();
  }

  /** How many of the kept entries' requests match. */
  public int count(Predicate<SimulatedRequest> when) {
    return entries(when).size();
  }

  /** How many requests ever came, forgotten ones too. */
  public synchronized long total() {
    return total;
  }

  /** Forgets everything. */
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
