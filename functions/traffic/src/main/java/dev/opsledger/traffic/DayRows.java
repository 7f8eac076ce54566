package dev.opsledger.traffic;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Days and top tens as rows; names are short because years of them are read at once. */
final class DayRows {
  private DayRows() {}

  static Row row(String repository, Day day) {
    return Row.of(Keys.repository(repository), Keys.day(day.date()))
        .with("v", day.views().count())
        .with("vu", day.views().uniques())
        .with("c", day.clones().map(Counts::count).orElse(null))
        .with("cu", day.clones().map(Counts::uniques).orElse(null))
        .with("finished", day.finished());
  }

  /** The condition under which a day is still what it was. */
  static String unchanged(Day day) {
    return "v = :v AND vu = :vu AND finished = :finished AND "
        + (day.clones().isPresent() ? "c = :c AND cu = :cu" : "attribute_not_exists(c)");
  }

  /** The values of {@link #unchanged}. */
  static Map<String, AttributeValue> values(Day day) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":v", Row.number(day.views().count()));
    values.put(":vu", Row.number(day.views().uniques()));
    values.put(":finished", AttributeValue.fromBool(day.finished()));
    day.clones()
        .ifPresent(
            clones -> {
              values.put(":c", Row.number(clones.count()));
              values.put(":cu", Row.number(clones.uniques()));
            });
    return values;
  }

  static Day day(Row row) {
    return new Day(
        LocalDate.parse(row.sk().substring(Keys.DAY.length())),
        new Counts(row.number("v"), row.number("vu")),
        row.findNumber("c").map(count -> new Counts(count, row.number("cu"))),
        row.flag("finished"));
  }

  static Row row(String repository, Snapshot snapshot) {
    return Row.of(Keys.repository(repository), Keys.top(snapshot.date()))
        .with("referrers", text(snapshot.referrers()))
        .with("paths", text(snapshot.paths()));
  }

  static Snapshot snapshot(Row row) {
    return new Snapshot(
        LocalDate.parse(row.sk().substring(Keys.TOP.length())),
        lines(row.get("referrers")),
        lines(row.get("paths")));
  }

  private static String text(List<Popular> lines) {
    return Json.text(
        Json.node(
            lines.stream()
                .map(
                    line ->
                        Json.object(
                            "name", line.name(),
                            "title", line.title(),
                            "count", line.counts().count(),
                            "uniques", line.counts().uniques()))
                .toList()));
  }

  private static List<Popular> lines(String text) {
    try {
      var lines = new ArrayList<Popular>();
      Json.elements(Json.parse(text)).forEach(json -> lines.add(line(json)));
      return lines;
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a stored top ten is not JSON", e);
    }
  }

  private static Popular line(JsonNode json) {
    return new Popular(
        Json.text(json, "name").orElse(""), Json.text(json, "title"), TrafficReader.counts(json));
  }
}
