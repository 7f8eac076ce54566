package dev.opsledger.core.lambda;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of events, null where they are missing, as AWS's event classes have it. */
public final class Fields {
  private Fields() {}

  /** A text. */
  public static String text(JsonNode object, String name) {
    return Json.text(object, name).orElse(null);
  }

  /** A list of texts. */
  public static List<String> list(JsonNode object, String name) {
    JsonNode array = object.get(name);
    return array == null || !array.isArray()
        ? null
        : Json.elements(array).stream().map(JsonNode::coerceStringValue).toList();
  }

  /** An object of texts. */
  public static Map<String, String> map(JsonNode object, String name) {
    JsonNode child = object.get(name);
    return child == null || !child.isObject() ? null : texts(child);
  }

  /** All fields of an object as texts. */
  public static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object
        .entries()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().coerceStringValue()));
    return texts;
  }
}
