package dev.opsledger.oncall.domain;

import dev.opsledger.core.dynamo.Row;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of incidents by status. */
public final class StatusCounts {
  private static final String PREFIX = "n:";

  private final Map<String, Long> numbers = new TreeMap<>();

  /** Adds the numbers of a counter's row. */
  public void add(Row row) {
    row.attributes().keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(name -> add(name.substring(PREFIX.length()), row.number(name)));
  }

  public void add(String status, long by) {
    numbers.merge(status, by, Long::sum);
  }

  public long of(String status) {
    return numbers.getOrDefault(status, 0L);
  }

  public long total() {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }
}
