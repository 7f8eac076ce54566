package dev.opsledger.oncall.api.load;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.LoadNames;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The figures of load as JSON, each with how many rows it was made from and how many not. */
final class LoadJson {
  private LoadJson() {}

  static JsonNode item(LoadItem item) {
    var fields = new ArrayList<Object>(List.of("id", item.id(), "name", item.name()));
    fields.addAll(figures(item.now(), item.groups()));
    fields.addAll(List.of("before", Json.object(figures(item.before(), item.groups()).toArray())));
    return Json.object(fields.toArray());
  }

  private static List<Object> figures(Tally grouped, List<String> groups) {
    Tally all = groups.stream().map(grouped::under).reduce(Tally.NONE, Tally::plus);
    long incidents = all.count(LoadNames.INCIDENTS);
    long whole = all.count(LoadNames.TIMELINES);
    long acknowledged = LoadNames.ACKNOWLEDGE.count(all);
    return List.of(
        "incidents", incidents(grouped, groups, incidents),
        "interruptions", interruptions(all),
        "time_to_acknowledge",
            time(all, LoadNames.ACKNOWLEDGE, LoadNames.ACKNOWLEDGE_SECONDS, incidents - whole),
        "unacknowledged", of("count", Math.max(0, whole - acknowledged), whole, incidents - whole),
        "time_to_resolve",
            time(all, LoadNames.RESOLVE, LoadNames.RESOLVE_SECONDS, all.count(LoadNames.UNDATED)),
        "escalations", of("count", all.count(LoadNames.ESCALATIONS), whole, incidents - whole),
        "engaged",
            of(
                "seconds",
                all.count(LoadNames.ENGAGED_SECONDS),
                all.count(LoadNames.ENGAGEMENTS),
                incidents - whole));
  }

  private static JsonNode of(String name, long value, long rows, long unusable) {
    return Json.object(name, value, "rows", rows, "unusable", unusable);
  }

  private static JsonNode incidents(Tally grouped, List<String> groups, long incidents) {
    var byUrgency = new ArrayList<JsonNode>();
    for (String group : groups) {
      long count = grouped.under(group).count(LoadNames.INCIDENTS);
      if (count > 0 && LoadNames.GROUPS.contains(group)) {
        byUrgency.add(Json.object("urgency", LoadNames.urgency(group), "count", count));
      }
    }
    var byPriority = new ArrayList<JsonNode>();
    grouped
        .under(LoadNames.PRIORITY)
        .counts()
        .forEach((name, count) -> byPriority.add(Json.object("priority", name, "count", count)));
    return Json.object(
        "count", incidents,
        "by_urgency", byUrgency,
        "by_priority", byPriority,
        "rows", incidents,
        "unusable", 0);
  }

  private static JsonNode interruptions(Tally all) {
    long business = all.count(LoadNames.of(HourKind.BUSINESS));
    long sleep = all.count(LoadNames.of(HourKind.SLEEP));
    long off = all.count(LoadNames.of(HourKind.OFF));
    long unknown = all.count(LoadNames.UNKNOWN_HOUR);
    return Json.object(
        "count", business + sleep + off + unknown,
        "business", business,
        "sleep", sleep,
        "off", off,
        "unknown_hour", unknown,
        "rows", all.count(LoadNames.NOTIFICATIONS),
        "unusable", all.count(LoadNames.UNUSABLE));
  }

  private static JsonNode time(Tally all, Histogram histogram, String sum, long unusable) {
    long rows = histogram.count(all);
    BigDecimal mean = rows == 0 ? null : rounded((double) all.count(sum) / rows);
    return Json.object(
        "median", seconds(histogram.quantile(all, 0.5)),
        "p90", seconds(histogram.quantile(all, 0.9)),
        "mean", mean,
        "rows", rows,
        "unusable", unusable);
  }

  private static BigDecimal seconds(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : null;
  }

  /** In hundredths, without zeros at the end, as a spreadsheet shows it. */
  private static BigDecimal rounded(double seconds) {
    BigDecimal hundredths =
        BigDecimal.valueOf(seconds).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    return hundredths.scale() < 0 ? hundredths.setScale(0) : hundredths;
  }

  /** The names of all numbers of an item, as the columns of a table. */
  static List<String> columns(JsonNode item) {
    return leaves("", item).map(Leaf::name).toList();
  }

  /** The numbers of an item, in the order of {@link #columns}; empty where there is none. */
  static List<String> cells(JsonNode item) {
    return leaves("", item).map(leaf -> leaf.value().isNull() ? "" : text(leaf.value())).toList();
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.getStringValue() : Json.text(value);
  }

  private record Leaf(String name, JsonNode value) {}

  /** Lists have no column; what they tell is the load by urgency. */
  private static Stream<Leaf> leaves(String name, JsonNode node) {
    if (!node.isObject()) {
      return node.isArray() ? Stream.empty() : Stream.of(new Leaf(name, node));
    }
    var leaves = new ArrayList<Leaf>();
    String prefix = name.isEmpty() ? "" : name + "_";
    node.entries()
        .forEach(each -> leaves.addAll(leaves(prefix + each.getKey(), each.getValue()).toList()));
    return leaves.stream();
  }
}
