package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository's traffic as of a time; the API limits it to 14 days. */
public interface TrafficSource {
  /** No traffic at all. */
  TrafficSource NONE = new TrafficSource() {};

  /** Days with views, oldest first; days without any may be omitted. */
  default List<TrafficDay> views(Instant now) {
    return List.of();
  }

  /** Days with clones, oldest first. */
  default List<TrafficDay> clones(Instant now) {
    return List.of();
  }

  /** The top referrers, at most ten, the most frequent first. */
  default List<Popular> referrers(Instant now) {
    return List.of();
  }

  /** The top paths, at most ten, the most frequent first. */
  default List<Popular> paths(Instant now) {
    return List.of();
  }

  /**
   * An entry of a top-ten list.
   *
   * @param name a referrer's name, or a page's path
   */
  record Popular(String name, int count, int uniques) {}

  /** Traffic set day by day by a test, which may change it at any time. */
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

    /** Omits a day from views and clones, as GitHub does with days without traffic. */
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
