package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders the OpenAPI document as a plain HTML page, without scripts and without other hosts. */
final class DocsPage {
  private final JsonNode document;

  DocsPage(JsonNode document) {
    this.document = document;
  }

  /** An operation with its method and path. */
  private record Place(String method, String path, JsonNode operation) {
    String anchor() {
      return operation.path("operationId").asText();
    }
  }

  String html() {
    Map<String, List<Place>> byTag = byTag();
    var page = new StringBuilder();
    page.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>The API of opsledger</title>
        <link rel="stylesheet" href="/docs/docs.css">
        </head>
        <body>
        <a class="skip" href="#routes">To the routes</a>
        <header>
        <h1>The API of opsledger</h1>
        """);
    for (String paragraph : document.path("info").path("description").asText().split("\n\n", -1)) {
      page.append("<p>").append(escape(paragraph)).append("</p>\n");
    }
    page.append(
        "<p>The same as <a href=\"/openapi.json\">OpenAPI 3.1</a>, for machines.</p>\n</header>\n");
    contents(page, byTag);
    page.append("<main id=\"routes\">\n");
    byTag.forEach(
        (tag, places) -> {
          page.append("<h2 id=\"%s\">%s</h2>\n".formatted(anchor(tag), escape(tag)));
          places.forEach(place -> operation(page, place));
        });
    credentials(page);
    SchemaSections.all(page, document);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private Map<String, List<Place>> byTag() {
    var byTag = new TreeMap<String, List<Place>>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry ->
                            byTag
                                .computeIfAbsent(
                                    entry.getValue().path("tags").path(0).asText(),
                                    _ -> new ArrayList<>())
                                .add(new Place(entry.getKey(), path.getKey(), entry.getValue()))));
    return byTag;
  }

  private static void contents(StringBuilder page, Map<String, List<Place>> byTag) {
    page.append("<nav aria-label=\"Contents\">\n<ul>\n");
    byTag.forEach(
        (tag, places) -> {
          page.append("<li><a href=\"#%s\">%s</a>\n<ul>\n".formatted(anchor(tag), escape(tag)));
          for (Place place : places) {
            page.append(
                "<li><a href=\"#%s\"><code>%s %s</code></a></li>\n"
                    .formatted(place.anchor(), upper(place.method()), escape(place.path())));
          }
          page.append("</ul></li>\n");
        });
    page.append("<li><a href=\"#credentials\">Credentials</a></li>\n");
    page.append("<li><a href=\"#schemas\">JSON</a></li>\n</ul>\n</nav>\n");
  }

  private void operation(StringBuilder page, Place place) {
    JsonNode operation = place.operation();
    page.append(
        "<section id=\"%s\">\n<h3><span class=\"method\">%s</span> <code>%s</code></h3>\n"
            .formatted(place.anchor(), upper(place.method()), escape(place.path())));
    page.append("<p><strong>%s.</strong> ".formatted(escape(operation.path("summary").asText())));
    page.append(escape(operation.path("description").asText())).append("</p>\n");
    operation
        .path("security")
        .forEach(
            each ->
                each.fieldNames()
                    .forEachRemaining(
                        name ->
                            page.append(
                                "<p>Needs <a href=\"#credential-%s\">%s</a>.</p>\n"
                                    .formatted(name, name))));
    parameters(page, operation);
    JsonNode body = operation.path("requestBody");
    if (!body.isMissingNode()) {
      JsonNode media = body.path("content");
      JsonNode schema = media.path("application/json").path("schema");
      String what = media.has("application/json") ? SchemaSections.type(schema) : "a form";
      page.append(
          "<p>Takes %s%s.</p>\n"
              .formatted(what, body.path("required").asBoolean() ? "" : ", or nothing"));
    }
    answers(page, operation);
    page.append("</section>\n");
  }

  private static void parameters(StringBuilder page, JsonNode operation) {
    if (!operation.has("parameters")) {
      return;
    }
    page.append(
        "<table><caption>Parameters</caption>\n<thead><tr><th scope=\"col\">Name</th>"
            + "<th scope=\"col\">In</th><th scope=\"col\">Is</th></tr></thead>\n<tbody>\n");
    for (JsonNode each : operation.path("parameters")) {
      page.append(
          "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s%s</td></tr>\n"
              .formatted(
                  escape(each.path("name").asText()),
                  each.path("in").asText(),
                  escape(each.path("description").asText()),
                  SchemaSections.limits(each.path("schema"))));
    }
    page.append("</tbody></table>\n");
  }

  private static void answers(StringBuilder page, JsonNode operation) {
    page.append(
        "<table><caption>Answers</caption>\n<thead><tr><th scope=\"col\">Status</th>"
            + "<th scope=\"col\">When</th><th scope=\"col\">With</th>"
            + "<th scope=\"col\">Such as</th></tr></thead>\n<tbody>\n");
    operation
        .path("responses")
        .properties()
        .forEach(
            entry -> {
              JsonNode answer = entry.getValue();
              String with =
                  answer.path("content").properties().stream()
                      .map(
                          media ->
                              media.getKey().equals("application/json")
                                  ? SchemaSections.type(media.getValue().path("schema"))
                                  : escape(media.getKey()))
                      .collect(Collectors.joining(" or "));
              page.append(
                  "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                      .formatted(
                          entry.getKey(),
                          escape(answer.path("description").asText()),
                          with,
                          request(answer.path("x-request"))));
            });
    page.append("</tbody></table>\n");
  }

  private static String request(JsonNode request) {
    var text = new StringBuilder("<code>" + escape(request.path("line").asText()) + "</code>");
    if (request.has("body")) {
      text.append(" with <code>").append(escape(request.path("body").toString())).append("</code>");
    }
    if (request.has("bytes")) {
      text.append(" with ").append(request.path("bytes").asText()).append(" bytes");
    }
    if (request.has("credential")) {
      text.append(" without a credential");
    }
    if (request.has("when")) {
      text.append(" (").append(escape(request.path("when").asText())).append(")");
    }
    return text.toString();
  }

  private void credentials(StringBuilder page) {
    page.append("<h2 id=\"credentials\">Credentials</h2>\n<dl>\n");
    document
        .path("components")
        .path("securitySchemes")
        .properties()
        .forEach(
            entry -> {
              JsonNode scheme = entry.getValue();
              String header =
                  scheme.path("type").asText().equals("http")
                      ? "Authorization: Bearer …"
                      : scheme.path("name").asText() + ": …";
              page.append(
                  "<dt id=\"credential-%s\">%s</dt><dd><code>%s</code> %s</dd>\n"
                      .formatted(
                          entry.getKey(),
                          entry.getKey(),
                          header,
                          escape(scheme.path("description").asText())));
            });
    page.append("</dl>\n");
  }

  private static String anchor(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
