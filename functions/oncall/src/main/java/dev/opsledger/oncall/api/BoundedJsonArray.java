package dev.opsledger.oncall.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.ResponseSize;
import io.micronaut.json.tree.JsonNode;

/** A JSON array that takes elements until the size limit of a response. */
public final class BoundedJsonArray {
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

  /** The closed array. */
  public String array() {
    return text + "]";
  }
}
