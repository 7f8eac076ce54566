package dev.opsledger.traffic.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.ObjectBody;
import dev.opsledger.core.web.RawBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.tree.JsonNode;

/** Parses request bodies, which are small JSON objects. */
final class JsonBody {
  /** The largest accepted body, in bytes. */
  static final int LIMIT = 10_000;

  private JsonBody() {}

  /**
   * Parses the body of a request.
   *
   * @throws RequestException 400 if it is not a JSON object, 413 if it is too large
   */
  static JsonNode object(HttpRequest<?> request) {
    byte[] bytes = RawBody.of(request);
    if (bytes.length > LIMIT) {
      throw new RequestException(RequestException.Kind.TOO_LARGE, "the body is over 10 kB");
    }
    return ObjectBody.parse(bytes);
  }
}
