package dev.opsledger.front.domain;

import java.util.Map;

/**
 * What one fact adds to a row of counters.
 *
 * @param key the row
 * @param numbers the amount added to each counter of the row, by the counter's name
 * @param labels the names to show for the row, such as the workflow's and its repository's
 */
public record Contribution(CounterKey key, Map<String, Long> numbers, Map<String, String> labels) {
  /** A contribution to a row that needs no labels. */
  public static Contribution of(CounterKey key, Map<String, Long> numbers) {
    return new Contribution(key, numbers, Map.of());
  }
}
