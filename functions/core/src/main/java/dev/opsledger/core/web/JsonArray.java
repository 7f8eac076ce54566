package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;

/** A JSON array that takes elements as long as they fit into a response of Lambda. */
public final class JsonArray {
  private final StringBuilder text = new StringBuilder("[");
  private int weight;

  /**
   * Adds an element if it fits. The first one is always added, so that each page makes progress.
   *
   * @return whether it was added
   */
  public boolean add(JsonNode element) {
    String json = Json.text(element);
    int more = ResponseSize.of(json) + 1;
    if (weight > 0 && weight + more > ResponseSize.LIMIT) {
      return false;
    }
    text.append(weight > 0 ? "," : "").append(json);
    weight += more;
    return true;
  }

  @Override
  public String toString() {
    return text + "]";
  }
}
