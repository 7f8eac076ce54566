package dev.opsledger.oncall.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what a webhook and a list say about one entry. An event has no id of a log entry, so the
 * two are the same if they are of one incident, kind and agent, and of nearly the same time. Each
 * has at most one counterpart.
 */
public final class EntryPairs {
  /** An event is dated in milliseconds and its log entry in seconds, perhaps not by one clock. */
  public static final Duration APART = Duration.ofSeconds(2);

  private EntryPairs() {}

  /** The nearest of these entries that is the same as the given one and has no counterpart yet. */
  public static Optional<TimelineEntry> counterpart(
      TimelineEntry entry, Collection<TimelineEntry> others) {
    return others.stream()
        .filter(other -> isAnnounced(entry) ? isListed(other) : isAnnounced(other))
        .filter(other -> other.kind().equals(entry.kind()) && agree(entry.agent(), other.agent()))
        .filter(other -> distance(entry, other).compareTo(APART) <= 0)
        .min(
            Comparator.comparing((TimelineEntry other) -> distance(entry, other))
                .thenComparing(TimelineEntry::at)
                .thenComparing(other -> other.id().or(other::event).orElse("")));
  }

  private static boolean isAnnounced(TimelineEntry entry) {
    return entry.id().isEmpty();
  }

  private static boolean isListed(TimelineEntry entry) {
    return entry.id().isPresent() && entry.event().isEmpty();
  }

  private static Duration distance(TimelineEntry a, TimelineEntry b) {
    return Duration.between(a.at(), b.at()).abs();
  }

  /** A person is named by both; a service and its integration may stand for each other. */
  private static boolean agree(Optional<TimelineEntry.Agent> a, Optional<TimelineEntry.Agent> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return true;
    }
    boolean people = a.get().isUser() || b.get().isUser();
    return !people || a.equals(b);
  }
}
