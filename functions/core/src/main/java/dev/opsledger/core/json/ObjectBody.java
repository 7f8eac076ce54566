package dev.opsledger.core.json;

import dev.opsledger.core.error.RequestException;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** Parses bodies that have to be JSON objects. */
public final class ObjectBody {
  private ObjectBody() {}

  /**
   * Parses a body.
   *
   * @throws RequestException 400 if it is not a JSON object, or one that is refused: it gives a key
   *     twice, or is nested too deep
   */
  public static JsonNode parse(byte[] body) {
    Optional<String> refusal = Optional.empty();
    try {
      JsonNode json = Json.parse(body);
      if (json.isObject()) {
        return json;
      }
    } catch (MalformedJsonException e) {
      refusal = e.refusal();
    }
    throw RequestException.invalid("the body " + refusal.orElse("must be a JSON object"));
  }
}
