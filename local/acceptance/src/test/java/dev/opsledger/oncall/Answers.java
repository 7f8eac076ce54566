package dev.opsledger.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** What tests look for in the answers of the dashboards. */
public final class Answers {
  private Answers() {}

  /** The address of the next page; null after the last one. */
  public static String next(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("link")
        .map(link -> link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1"))
        .orElse(null);
  }

  public static List<String> texts(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.get(field).asText())
        .toList();
  }

  /** How many incidents each service of a summary has. */
  public static List<Integer> counts(JsonNode summary) {
    return StreamSupport.stream(summary.get("services").spliterator(), false)
        .map(service -> service.get("incidents_count").asInt())
        .toList();
  }

  public static JsonNode incident(OncallHost oncall, String id) throws Exception {
    for (JsonNode each : oncall.json("/dashboard/incidents").get("incidents")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id + " is not stored");
  }
}
