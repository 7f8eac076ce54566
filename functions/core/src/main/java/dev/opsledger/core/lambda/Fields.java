package dev.opsledger.core.lambda;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads fields of event JSON; missing fields are null, as in AWS's event classes. */
public final class Fields {
  private Fields() {}

  /** A text field, null when missing. */
  public static String text(JsonNode object, String name) {
    return Json.text(object, name).orElse(null);
  }

  /** A list of texts, null when missing. */
  public static List<String> list(JsonNode object, String name) {
    JsonNode array = object.get(name);
    return array == null || !array.isArray()
        ? null
        : Json.elements(array).stream().map(JsonNode::coerceStringValue).toList();
  }

  /** An object with text values, null when missing. */
  public static Map<String, String> map(JsonNode object, String name) {
    JsonNode child = object.get(name);
    return child == null || !child.isObject() ? null : texts(child);
  }

  /** All fields of an object, as texts. */
  public static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object
        .entries()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().coerceStringValue()));
    return texts;
  }
}
