package dev.opsledger.traffic.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.RawBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.tree.JsonNode;

/** Reads the bodies of requests, which are small JSON objects. */
final class JsonBody {
  /** The largest body that is looked at, in bytes. */
  static final int LIMIT = 10_000;

  private JsonBody() {}

  /**
   * @throws RequestException 400 when it is no JSON object, 413 when it is too large
   */
  static JsonNode object(HttpRequest<?> request) {
    byte[] bytes = RawBody.of(request);
    if (bytes.length > LIMIT) {
      throw new RequestException(RequestException.Kind.TOO_LARGE, "the body is over 10 kB");
    }
    try {
      JsonNode json = Json.parse(bytes);
      if (json.isObject()) {
        return json;
      }
    } catch (MalformedJsonException e) {
      // Reported below, together with JSON that is no object.
    }
    throw RequestException.invalid("the body is not a JSON object");
  }
}
