package dev.opsledger.local.simulator.pagerduty;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The log entries of an account; they are only ever added. */
public final class PagerDutyLog {
  private record Key(Instant at, String id) {}

  private final NavigableMap<Key, LogEntry> entries =
      new ConcurrentSkipListMap<>(Comparator.comparing(Key::at).thenComparing(Key::id));

  /** Adds entries. */
  public void add(Collection<LogEntry> more) {
    more.forEach(entry -> entries.put(new Key(entry.at(), entry.id()), entry));
  }

  /** All entries, newest first. */
  public List<LogEntry> all() {
    return List.copyOf(entries.descendingMap().values());
  }

  /** The entries of a period, newest first. */
  List<LogEntry> between(Instant since, Instant until) {
    return since.isBefore(until)
        ? List.copyOf(
            entries
                .subMap(new Key(since, ""), true, new Key(until, ""), false)
                .descendingMap()
                .values())
        : List.of();
  }

  /** The entry of an incident that is of this type and time. */
  Optional<LogEntry> find(String incident, String type, Instant at) {
    return entries.subMap(new Key(at, ""), new Key(at.plusNanos(1), "")).values().stream()
        .filter(entry -> entry.incident().equals(incident) && entry.type().equals(type))
        .findFirst();
  }
}
