package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * A JSON array that refuses elements once it would exceed 4 MB. Lambda limits a response to 6 MB
 * ("Lambda quotas", invocation payload).
 */
public final class JsonArray {
  /** The maximum size of the array, in bytes. */
  public static final int LIMIT = 4_000_000;

  private final StringBuilder text = new StringBuilder("[");
  private int bytes = 2;

  /**
   * Adds an element if it fits; the first one always does.
   *
   * @return whether it was added
   */
  public boolean add(JsonNode element) {
    byte[] json = Json.bytes(element);
    boolean first = text.length() == 1;
    if (!first && bytes + json.length + 1 > LIMIT) {
      return false;
    }
    if (!first) {
      text.append(',');
    }
    text.append(new String(json, StandardCharsets.UTF_8));
    bytes += json.length + 1;
    return true;
  }

  @Override
  public String toString() {
    return text + "]";
  }
}
