package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;

/** The JSON that a context's contract gives to errors. */
@FunctionalInterface
public interface ErrorShape {
  /** {@code {"error": "…"}}. */
  ErrorShape PLAIN = (status, message) -> Json.object("error", message);

  JsonNode of(HttpStatus status, String message);
}
