package dev.opsledger.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.openapi.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/** Generates JSON Schemas (2020-12, as in OpenAPI 3.1) from the annotated records. */
final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Class<?>> types = new TreeMap<>();
  private final Map<String, ObjectNode> schemas = new TreeMap<>();

  /** The name given in the annotation, else the given one. */
  static String name(AnnotatedElement element, String otherwise) {
    Schema about = element.getAnnotation(Schema.class);
    return about == null || about.name().isEmpty() ? otherwise : about.name();
  }

  /** All generated schemas by name. */
  ObjectNode all() {
    var all = NODES.objectNode();
    schemas.forEach(all::set);
    return all;
  }

  /**
   * The schema of a record or an array of records. Schemas of responses forbid additional fields.
   */
  ObjectNode of(Class<?> type, boolean answer) {
    if (type.isArray()) {
      ObjectNode list = NODES.objectNode().put("type", "array");
      list.set("items", of(type.getComponentType(), answer));
      return list;
    }
    if (type.isRecord()) {
      return reference(type, answer);
    }
    return plain(type);
  }

  private ObjectNode reference(Class<?> type, boolean answer) {
    String name = name(type, type.getSimpleName());
    Class<?> known = types.putIfAbsent(name, type);
    if (known == null) {
      schemas.put(name, record(type, answer));
    } else if (known != type) {
      throw new AssertionError(known + " and " + type + " have one name");
    }
    return NODES.objectNode().put("$ref", REFERENCE + name);
  }

  private ObjectNode record(Class<?> type, boolean answer) {
    Schema about = type.getAnnotation(Schema.class);
    ObjectNode schema = NODES.objectNode().put("type", "object");
    describe(schema, about);
    if (about != null && about.type().equals("any")) {
      return schema;
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component, component.getName());
      Schema field = component.getAnnotation(Schema.class);
      properties.set(name, field(component.getType(), field, answer));
      if (field == null || !field.optional()) {
        required.add(name);
      }
    }
    schema.set("required", required);
    if (answer) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode field(Class<?> type, Schema about, boolean answer) {
    ObjectNode schema = of(type, answer);
    if (about == null) {
      return schema;
    }
    boolean list = type.isArray();
    ObjectNode text = list ? (ObjectNode) schema.get("items") : schema;
    constrain(text, about);
    describe(schema, about);
    if (!about.example().isEmpty()) {
      JsonNode example = value(text.path("type").asText(), about.example());
      schema.putArray("examples").add(list ? NODES.arrayNode().add(example) : example);
    }
    return about.nullable() ? nullable(schema) : schema;
  }

  /** The schema of a parameter, which is sent as text. */
  static ObjectNode parameter(Schema about) {
    ObjectNode schema = NODES.objectNode();
    schema.put("type", about.type().isEmpty() ? "string" : about.type());
    constrain(schema, about);
    return schema;
  }

  private static void constrain(ObjectNode schema, Schema about) {
    if (!about.pattern().isEmpty()) {
      schema.put("pattern", "^" + about.pattern() + "$");
    }
    if (!about.format().isEmpty()) {
      schema.put("format", about.format());
    }
    if (about.longest() < Integer.MAX_VALUE) {
      schema.put("maxLength", about.longest());
    }
    if (about.min() > Long.MIN_VALUE) {
      schema.put("minimum", about.min());
    }
    if (about.max() < Long.MAX_VALUE) {
      schema.put("maximum", about.max());
    }
    if (about.values().length > 0) {
      ArrayNode values = schema.putArray("enum");
      for (String each : about.values()) {
        values.add(each);
      }
    }
  }

  private static void describe(ObjectNode schema, Schema about) {
    if (about != null && !about.value().isEmpty()) {
      schema.put("description", about.value());
    }
  }

  private static ObjectNode nullable(ObjectNode schema) {
    if (schema.has("$ref")) {
      ObjectNode either = NODES.objectNode();
      ArrayNode choices = either.putArray("anyOf");
      choices.add(schema.deepCopy().without("description"));
      choices.add(NODES.objectNode().put("type", "null"));
      if (schema.has("description")) {
        either.set("description", schema.get("description"));
      }
      return either;
    }
    String type = schema.get("type").asText();
    schema.set("type", NODES.arrayNode().add(type).add("null"));
    return schema;
  }

  private static ObjectNode plain(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (type == String.class) {
      return schema.put("type", "string");
    }
    if (type == long.class || type == int.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    if (type == double.class) {
      return schema.put("type", "number");
    }
    if (type == boolean.class) {
      return schema.put("type", "boolean");
    }
    if (type == Map.class) {
      return schema.put("type", "object");
    }
    throw new AssertionError("no JSON is made of " + type);
  }

  /** Converts an example's text to JSON. */
  static JsonNode value(String type, String text) {
    return switch (type) {
      case "integer" -> NODES.numberNode(Long.parseLong(text));
      case "number" -> NODES.numberNode(Double.parseDouble(text));
      default -> NODES.textNode(text);
    };
  }
}
