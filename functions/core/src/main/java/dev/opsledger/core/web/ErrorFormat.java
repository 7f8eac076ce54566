package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** The JSON shape of a context's errors. */
@FunctionalInterface
public interface ErrorFormat {
  /** {@code {"error": "…"}}. */
  ErrorFormat PLAIN = (status, message) -> Json.object("error", message);

  /** {@code {"name": "NotFound", "message": "…"}}: the status's name, without spaces. */
  ErrorFormat NAMED =
      (status, message) ->
          Json.object("name", status.getReason().replace(" ", ""), "message", message);

  /** Renders the errors of routes that show pages. */
  @FunctionalInterface
  interface Pages {
    /** The error as a page; empty for a request that did not ask for one. */
    Optional<MutableHttpResponse<String>> of(
        HttpRequest<?> request, HttpStatus status, String message);
  }

  /** The JSON for an error. */
  JsonNode of(HttpStatus status, String message);
}
