package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Renders the schemas: one section each, which the rest of the page links to. */
final class SchemaSections {
  private SchemaSections() {}

  /** Appends the sections of all schemas. */
  static void all(StringBuilder page, JsonNode document) {
    page.append("<h2 id=\"schemas\">JSON</h2>\n");
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(entry -> one(page, entry.getKey(), entry.getValue()));
  }

  private static void one(StringBuilder page, String name, JsonNode schema) {
    page.append("<section id=\"json-%s\">\n<h3>%s</h3>\n".formatted(name, name));
    page.append("<p>")
        .append(DocsPage.escape(schema.path("description").asText()))
        .append("</p>\n");
    if (schema.path("properties").isEmpty()) {
      page.append("</section>\n");
      return;
    }
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    page.append(
        "<table><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Type</th>"
            + "<th scope=\"col\">Is</th></tr></thead>\n<tbody>\n");
    schema
        .path("properties")
        .properties()
        .forEach(
            field ->
                page.append(
                    "<tr><th scope=\"row\"><code>%s</code></th><td>%s%s</td><td>%s%s</td></tr>\n"
                        .formatted(
                            DocsPage.escape(field.getKey()),
                            type(field.getValue()),
                            required.contains(field.getKey()) ? "" : ", may be missing",
                            DocsPage.escape(field.getValue().path("description").asText()),
                            limits(field.getValue()))));
    page.append("</tbody></table>\n</section>\n");
  }

  /** A value's type, linked if it is one of the schemas. */
  static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceAll(".*/", "");
      return "<a href=\"#json-%s\">%s</a>".formatted(name, name);
    }
    if (schema.has("anyOf")) {
      return type(schema.path("anyOf").path(0)) + " or " + type(schema.path("anyOf").path(1));
    }
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.path(0).asText() + " or null";
    }
    return type.asText().equals("array") ? "list of " + type(schema.path("items")) : type.asText();
  }

  /** A value's further constraints; empty if there are none. */
  static String limits(JsonNode schema) {
    var limits = new ArrayList<String>();
    if (schema.has("enum")) {
      var values = new ArrayList<String>();
      schema.path("enum").forEach(each -> values.add(each.asText()));
      limits.add("one of " + String.join(", ", values));
    }
    if (schema.has("format") && !schema.path("format").asText().equals("int64")) {
      limits.add(schema.path("format").asText());
    }
    if (schema.has("minimum")) {
      limits.add("at least " + schema.path("minimum").asText());
    }
    if (schema.has("maximum")) {
      limits.add("at most " + schema.path("maximum").asText());
    }
    return limits.isEmpty()
        ? ""
        : " <small>(%s)</small>".formatted(DocsPage.escape(String.join("; ", limits)));
  }
}
