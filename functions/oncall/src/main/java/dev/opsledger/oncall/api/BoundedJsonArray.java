package dev.opsledger.oncall.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.ResponseSize;
import io.micronaut.json.tree.JsonNode;

/** A JSON array that ends before it outgrows an answer. */
final class BoundedJsonArray {
  private final StringBuilder text = new StringBuilder("[");
  private int weight;

  /**
   * Adds an item if it still fits; the first always does, so that every answer leads on.
   *
   * @return whether it was added
   */
  boolean add(JsonNode item) {
    String json = Json.text(item);
    int more = ResponseSize.of(json) + 1;
    if (weight > 0 && weight + more > ResponseSize.LIMIT) {
      return false;
    }
    text.append(weight > 0 ? "," : "").append(json);
    weight += more;
    return true;
  }

  String array() {
    return text + "]";
  }
}
