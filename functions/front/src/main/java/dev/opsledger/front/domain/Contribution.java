package dev.opsledger.front.domain;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one thing adds to a row of numbers.
 *
 * @param key the row
 * @param numbers what is added to each of its numbers
 * @param labels what the row is called, as the thing knows it
 */
public record Contribution(CounterKey key, Map<String, Long> numbers, Map<String, String> labels) {
  public static Contribution of(CounterKey key, Map<String, Long> numbers) {
    return new Contribution(key, numbers, Map.of());
  }

  /** As it is kept, without the labels: nothing has to take those back. */
  public JsonNode json() {
    return Json.object("pk", key.pk(), "sk", key.sk(), "numbers", numbers);
  }

  public static Contribution read(JsonNode json) {
    var numbers = new LinkedHashMap<String, Long>();
    for (Map.Entry<String, JsonNode> each : Json.child(json, "numbers").entries()) {
      numbers.put(each.getKey(), each.getValue().getLongValue());
    }
    return Contribution.of(
        new CounterKey(Json.text(json, "pk").orElseThrow(), Json.text(json, "sk").orElseThrow()),
        numbers);
  }
}
