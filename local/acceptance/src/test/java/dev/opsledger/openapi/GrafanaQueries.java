package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.Checkout;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks what the panels of Grafana's dashboards ask, and looks for what they expect in the answers.
 * No Grafana can be had here, so what it needs of a dashboard's file is looked for as well.
 */
final class GrafanaQueries {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOURCE = "${DS_OPSLEDGER}";
  private static final List<String> NEEDED =
      List.of(
          "__inputs",
          "__requires",
          "uid",
          "title",
          "schemaVersion",
          "version",
          "panels",
          "time",
          "templating",
          "annotations");
  private static final List<String> OF_A_PANEL =
      List.of("id", "type", "title", "description", "gridPos", "targets", "fieldConfig", "options");

  private final Everything all;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private GrafanaQueries(Everything all) {
    this.all = all;
  }

  /** What is wrong with the dashboards, in sentences. */
  static List<String> problems(Everything all) throws IOException {
    var queries = new GrafanaQueries(all);
    List<Path> files;
    try (Stream<Path> found = Files.list(Checkout.file("infra-sam/grafana"))) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      queries.dashboard(file.getFileName().toString(), JSON.readTree(file.toFile()));
    }
    if (files.size() != 5) {
      queries.problems.add("there are five dashboards, and not " + files);
    }
    return queries.problems;
  }

  private void dashboard(String name, JsonNode dashboard) {
    needs(name, dashboard, NEEDED);
    unique(dashboard.path("uid").asText());
    if (!SOURCE.equals("${" + dashboard.path("__inputs").path(0).path("name").asText() + "}")) {
      problems.add(name + " asks for no data source when it is imported");
    }
    var values = new HashMap<String, String>();
    values.put("__from:date:iso", Instant.now().minus(Duration.ofDays(30)).toString());
    values.put("__to:date:iso", Instant.now().toString());
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      values.put(variable.path("name").asText(), variable.path("current").path("value").asText());
    }
    for (JsonNode panel : dashboard.path("panels")) {
      String title = name + ", " + panel.path("title").asText();
      needs(title, panel, OF_A_PANEL);
      unique(name + panel.path("id").asText());
      panel.path("targets").forEach(target -> query(title, target, values));
    }
  }

  private void needs(String name, JsonNode object, List<String> fields) {
    fields.stream()
        .filter(field -> object.path(field).isMissingNode())
        .forEach(field -> problems.add(name + " has no " + field));
  }

  private void unique(String id) {
    if (!ids.add(id)) {
      problems.add("there are two of " + id);
    }
  }

  private void query(String title, JsonNode target, Map<String, String> values) {
    if (!target.path("datasource").path("uid").asText().equals(SOURCE)) {
      problems.add(title + " has another data source");
    }
    String path = replaced(target.path("url").asText(), values);
    var query = new ArrayList<String>();
    for (JsonNode each : target.path("url_options").path("params")) {
      String value = replaced(each.path("value").asText(), values);
      query.add(each.path("key").asText() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    String address = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    HttpResponse<String> answer = all.send("GET", address, "readToken", "");
    if (answer.statusCode() != 200) {
      problems.add(title + ": " + address + " is " + answer.statusCode() + " " + answer.body());
      return;
    }
    JsonNode root = at(Everything.json(answer), target.path("root_selector").asText());
    List<JsonNode> rows = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(rows::add);
    } else {
      rows.add(root);
    }
    for (JsonNode column : target.path("columns")) {
      column(title, column, rows);
    }
  }

  private static String replaced(String text, Map<String, String> values) {
    String replaced = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      replaced = replaced.replace("${" + each.getKey() + "}", each.getValue());
    }
    return replaced;
  }

  private static JsonNode at(JsonNode json, String selector) {
    return selector.isEmpty() ? json : json.at("/" + selector.replace('.', '/'));
  }

  private void column(String title, JsonNode column, List<JsonNode> rows) {
    String selector = column.path("selector").asText();
    List<JsonNode> found = rows.stream().map(row -> at(row, selector)).toList();
    if (found.stream().allMatch(JsonNode::isMissingNode)) {
      problems.add("%s: no row of %d has %s".formatted(title, rows.size(), selector));
    }
    for (JsonNode value : found) {
      if (!value.isMissingNode() && !value.isNull() && !fits(value, column.path("type").asText())) {
        problems.add("%s: %s is %s".formatted(title, selector, value));
      }
    }
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "number", "timestamp_epoch" -> value.isNumber();
      case "string" -> value.isTextual();
      case "timestamp" -> value.isTextual() && isTime(value.asText());
      default -> false;
    };
  }

  private static boolean isTime(String text) {
    try {
      return text.length() == "2026-11-22".length()
          ? LocalDate.parse(text) != null
          : Instant.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
