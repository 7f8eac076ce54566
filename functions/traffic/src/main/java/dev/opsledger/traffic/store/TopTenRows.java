package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.TopEntry;
import dev.opsledger.traffic.domain.TopTen;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Maps the top ten lists of one day to a row. */
public final class TopTenRows {
  private TopTenRows() {}

  public static Row row(String repository, TopTen snapshot) {
    return Row.of(TrafficKeys.repository(repository), TrafficKeys.top(snapshot.date()))
        .with("referrers", text(snapshot.referrers()))
        .with("paths", text(snapshot.paths()));
  }

  static TopTen snapshot(Row row) {
    return new TopTen(
        TrafficKeys.date(row.sk()), lines(row.get("referrers")), lines(row.get("paths")));
  }

  private static String text(List<TopEntry> lines) {
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

  private static List<TopEntry> lines(String text) {
    try {
      var lines = new ArrayList<TopEntry>();
      Json.elements(Json.parse(text)).forEach(json -> lines.add(line(json)));
      return lines;
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a stored top ten is not JSON", e);
    }
  }

  private static TopEntry line(JsonNode json) {
    return new TopEntry(Json.text(json, "name").orElse(""), Json.text(json, "title"), counts(json));
  }

  private static Counts counts(JsonNode json) {
    return new Counts(
        Json.number(json, "count").orElse(0L), Json.number(json, "uniques").orElse(0L));
  }
}
