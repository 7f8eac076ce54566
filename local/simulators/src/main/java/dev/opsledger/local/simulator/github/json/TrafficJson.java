package dev.opsledger.local.simulator.github.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Renders traffic. */
public final class TrafficJson {
  private TrafficJson() {}

  /**
   * Renders views or clones with their totals.
   *
   * @param name {@code views} or {@code clones}
   * @param bucket maps a day to the first day of its bucket
   */
  public static ObjectNode of(String name, List<TrafficDay> days, UnaryOperator<LocalDate> bucket) {
    var json =
        SimulatorJson.object()
            .put("count", days.stream().mapToInt(TrafficDay::count).sum())
            // Uses the busiest day: visitors of several days count once, so the total is below the
            // sum.
            .put("uniques", days.stream().mapToInt(TrafficDay::uniques).max().orElse(0));
    var buckets = new TreeMap<LocalDate, TrafficDay>();
    days.forEach(
        day ->
            buckets.merge(
                bucket.apply(day.date()),
                new TrafficDay(bucket.apply(day.date()), day.count(), day.uniques()),
                TrafficJson::together));
    json.set(name, SimulatorJson.array(buckets.values(), TrafficJson::day));
    return json;
  }

  /** The top referrers. */
  public static ArrayNode referrers(List<TrafficSource.Popular> lines) {
    return SimulatorJson.array(lines, line -> counted("referrer", line));
  }

  /** The top paths. */
  public static ArrayNode paths(List<TrafficSource.Popular> lines) {
    return SimulatorJson.array(
        lines, line -> counted("path", line).put("title", title(line.name())));
  }

  private static TrafficDay together(TrafficDay one, TrafficDay other) {
    return new TrafficDay(
        one.date(), one.count() + other.count(), Math.max(one.uniques(), other.uniques()));
  }

  private static ObjectNode day(TrafficDay day) {
    return SimulatorJson.object()
        .put("timestamp", day.date() + "T00:00:00Z")
        .put("count", day.count())
        .put("uniques", day.uniques());
  }

  private static ObjectNode counted(String key, TrafficSource.Popular line) {
    return SimulatorJson.object()
        .put(key, line.name())
        .put("count", line.count())
        .put("uniques", line.uniques());
  }

  private static String title(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
