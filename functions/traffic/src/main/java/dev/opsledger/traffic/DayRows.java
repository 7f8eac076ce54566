package dev.opsledger.traffic;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Days and top tens as rows; names are short because years of them are read at once. */
final class DayRows {
  /** The condition under which a day is still what it was. */
  static final String UNCHANGED =
      "v = :v AND vu = :vu AND c = :c AND cu = :cu AND finished = :finished";

  private DayRows() {}

  static Row row(String repository, Day day) {
    return Row.of(Keys.repository(repository), Keys.day(day.date()))
        .with("v", day.views().count())
        .with("vu", day.views().uniques())
        .with("c", day.clones().count())
        .with("cu", day.clones().uniques())
        .with("finished", day.finished());
  }

  /** The values of {@link #UNCHANGED}. */
  static Map<String, AttributeValue> unchanged(Day day) {
    return Map.of(
        ":v", Row.number(day.views().count()),
        ":vu", Row.number(day.views().uniques()),
        ":c", Row.number(day.clones().count()),
        ":cu", Row.number(day.clones().uniques()),
        ":finished", AttributeValue.fromBool(day.finished()));
  }

  static Day day(Row row) {
    return new Day(
        LocalDate.parse(row.sk().substring(Keys.DAY.length())),
        new Counts(row.number("v"), row.number("vu")),
        new Counts(row.number("c"), row.number("cu")),
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
    } catch (MalformedJson e) {
      throw new IllegalStateException("a stored top ten is not JSON", e);
    }
  }

  private static Popular line(JsonNode json) {
    return new Popular(
        Json.text(json, "name").orElse(""), Json.text(json, "title"), TrafficReader.counts(json));
  }
}
