package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.TopEntry;
import dev.opsledger.traffic.domain.TopTen;
import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** Maps the top ten lists of one day to a row. */
public final class TopTenRows {
  private TopTenRows() {}

  /** The row of a day's top ten lists. */
  public static Row row(String repository, TopTen topTen) {
    return Row.of(TrafficKeys.repository(repository), TrafficKeys.top(topTen.date()))
        .with("referrers", text(topTen.referrers()))
        .with("paths", text(topTen.paths()));
  }

  static TopTen topTen(Row row) {
    return new TopTen(
        TrafficKeys.date(row.sk()), entries(row.get("referrers")), entries(row.get("paths")));
  }

  private static String text(List<TopEntry> entries) {
    return Json.text(
        Json.node(
            entries.stream()
                .map(
                    entry ->
                        Json.object(
                            "name", entry.name(),
                            "title", entry.title(),
                            "count", entry.counts().count(),
                            "uniques", entry.counts().uniques()))
                .toList()));
  }

  private static List<TopEntry> entries(String text) {
    return Json.elements(Json.stored("a top ten", text)).stream().map(TopTenRows::entry).toList();
  }

  private static TopEntry entry(JsonNode json) {
    return new TopEntry(Json.text(json, "name").orElse(""), Json.text(json, "title"), counts(json));
  }

  private static Counts counts(JsonNode json) {
    return new Counts(
        Json.number(json, "count").orElse(0L), Json.number(json, "uniques").orElse(0L));
  }
}
