package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;

/** The JSON shape of a context's errors. */
@FunctionalInterface
public interface ErrorFormat {
  /** {@code {"error": "…"}}. */
  ErrorFormat PLAIN = (status, message) -> Json.object("error", message);

  /** {@code {"name": "NotFound", "message": "…"}}: the status's name, without spaces. */
  ErrorFormat NAMED =
      (status, message) ->
          Json.object("name", status.getReason().replace(" ", ""), "message", message);

  /** The JSON for an error. */
  JsonNode of(HttpStatus status, String message);
}
