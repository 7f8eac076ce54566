package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Compares JSON with schemas of the kind that {@link Schemas} makes, and notes what it meets. */
record SchemaCheck(JsonNode document, Set<String> seen, List<String> wrong) {
  private static final int LONGEST = 200;

  void check(JsonNode json, JsonNode schema, String where) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceAll(".*/", "");
      JsonNode record = document.path("components").path("schemas").path(name);
      seen.add(name);
      type(json, record, where);
      record(json, record, where, name);
    } else if (schema.has("anyOf")) {
      either(json, schema.path("anyOf"), where);
    } else {
      type(json, schema, where);
      if (json.isArray()) {
        json.forEach(each -> check(each, schema.path("items"), where + "[]"));
      } else if (json.isTextual()) {
        text(json.asText(), schema, where);
      }
    }
  }

  /** What null and texts stand for is in the other choice. */
  private void either(JsonNode json, JsonNode choices, String where) {
    boolean plain = json.isNull() || json.path(0).isTextual();
    check(json, choices.path(plain ? 1 : 0), where);
  }

  private void record(JsonNode json, JsonNode schema, String where, String name) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      if (!described.isMissingNode()) {
        seen.add(name + "." + field.getKey());
        check(field.getValue(), described, where + " ." + field.getKey());
      } else if (schema.has("additionalProperties")) {
        wrong.add(where + " has the undocumented field " + field.getKey());
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!json.has(required.asText())) {
        wrong.add(where + " lacks the field " + required.asText());
      }
    }
  }

  private void type(JsonNode json, JsonNode schema, String where) {
    var types = new ArrayList<String>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(each -> types.add(each.asText()));
    } else {
      types.add(type.asText());
    }
    if (types.stream().noneMatch(each -> is(json, each))) {
      String shown = json.toString();
      wrong.add(
          "%s is no %s: %s"
              .formatted(where, types, shown.substring(0, Math.min(LONGEST, shown.length()))));
    }
  }

  private static boolean is(JsonNode json, String type) {
    return switch (type) {
      case "object" -> json.isObject();
      case "array" -> json.isArray();
      case "string" -> json.isTextual();
      case "integer" -> json.isIntegralNumber();
      case "number" -> json.isNumber();
      case "boolean" -> json.isBoolean();
      case "null" -> json.isNull();
      default -> throw new AssertionError("the document has a type " + type);
    };
  }

  private void text(String text, JsonNode schema, String where) {
    boolean matches = !schema.has("pattern") || text.matches(schema.path("pattern").asText());
    var values = new ArrayList<String>();
    schema.path("enum").forEach(each -> values.add(each.asText()));
    if (!matches || !(values.isEmpty() || values.contains(text)) || !formatted(text, schema)) {
      wrong.add("%s is %s, which is not as documented".formatted(where, text));
    }
  }

  private static boolean formatted(String text, JsonNode schema) {
    try {
      switch (schema.path("format").asText()) {
        case "date-time" -> OffsetDateTime.parse(text);
        case "date" -> LocalDate.parse(text);
        case "uuid" -> UUID.fromString(text);
        default -> {
          return true;
        }
      }
      return true;
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }
}
