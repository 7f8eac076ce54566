package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a repository's visitors did, as of a time; the API cuts it to 14 days. */
public interface TrafficSource {
  /** Nobody ever came. */
  TrafficSource NONE = new TrafficSource() {};

  /** Days with views, oldest first; a day without any may be missing. */
  default List<TrafficDay> views(Instant now) {
    return List.of();
  }

  /** Days with clones, oldest first. */
  default List<TrafficDay> clones(Instant now) {
    return List.of();
  }

  /** Where visitors came from, most first, ten at most: name to count and uniques. */
  default List<Popular> referrers(Instant now) {
    return List.of();
  }

  /** What they looked at, most first, ten at most. */
  default List<Popular> paths(Instant now) {
    return List.of();
  }

  /**
   * A line of the top ten.
   *
   * @param name a referrer's name, or a page's path
   */
  record Popular(String name, int count, int uniques) {}

  /** Days that a test sets one by one, and may change or take away. */
  final class Fixed implements TrafficSource {
    private final Map<LocalDate, TrafficDay> views = new TreeMap<>();
    private final Map<LocalDate, TrafficDay> clones = new TreeMap<>();

    /** Sets a day's views. */
    public synchronized Fixed views(TrafficDay day) {
      views.put(day.date(), day);
      return this;
    }

    /** Sets a day's clones. */
    public synchronized Fixed clones(TrafficDay day) {
      clones.put(day.date(), day);
      return this;
    }

    /** Leaves a day out of both, as GitHub does with quiet days. */
    public synchronized Fixed omit(LocalDate date) {
      views.remove(date);
      clones.remove(date);
      return this;
    }

    @Override
    public synchronized List<TrafficDay> views(Instant now) {
      return List.copyOf(views.values());
    }

    @Override
    public synchronized List<TrafficDay> clones(Instant now) {
      return List.copyOf(clones.values());
    }
  }
}
