package dev.opsledger.core.rollup;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named counts, which may be added and subtracted. A rollup is one, and so is what a single row
 * adds to it. Names are short, as a rollup is stored with one attribute for each.
 *
 * @param counts the counts by name; a count of zero is left out
 */
public record Tally(SortedMap<String, Long> counts) {
  /** Counts nothing. */
  public static final Tally NONE = new Tally(new TreeMap<>());

  public Tally {
    var kept = new TreeMap<>(counts);
    kept.values().removeIf(count -> count == 0);
    counts = Collections.unmodifiableSortedMap(kept);
  }

  /** Counts one thing by one name. */
  public static Tally of(String name, long count) {
    return new Tally(new TreeMap<>(Map.of(name, count)));
  }

  /** One more count of a name. */
  public Tally plus(String name, long count) {
    return plus(of(name, count));
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    return combined(other, 1);
  }

  /** What is left without another; counts may become negative, as a change's do. */
  public Tally minus(Tally other) {
    return combined(other, -1);
  }

  private Tally combined(Tally other, long factor) {
    var sum = new TreeMap<>(counts);
    other.counts.forEach((name, count) -> sum.merge(name, factor * count, Long::sum));
    return new Tally(sum);
  }

  /** The count of a name; zero if it has none. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Whether every count is zero. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The counts whose names begin with a prefix, by the rest of their names. */
  public Tally under(String prefix) {
    var part = new TreeMap<String, Long>();
    counts.tailMap(prefix).entrySet().stream()
        .takeWhile(each -> each.getKey().startsWith(prefix))
        .forEach(each -> part.put(each.getKey().substring(prefix.length()), each.getValue()));
    return new Tally(part);
  }
}
