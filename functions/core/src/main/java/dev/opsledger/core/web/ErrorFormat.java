package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;

/** The JSON that a context's errors are. */
@FunctionalInterface
public interface ErrorFormat {
  /** {@code {"error": "…"}}. */
  ErrorFormat PLAIN = (status, message) -> Json.object("error", message);

  /** {@code {"name": "NotFound", "message": "…"}}: the status's name, without blanks. */
  ErrorFormat NAMED =
      (status, message) ->
          Json.object("name", status.getReason().replace(" ", ""), "message", message);

  JsonNode of(HttpStatus status, String message);
}
