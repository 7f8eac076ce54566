package dev.opsledger.activity;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param id of its own, later events mostly have greater ones
 * @param name such as {@code deployment.created}
 * @param payload a JSON object
 * @param createdAt when it happened, so that a feed is in the order of the times that it shows
 */
record Event(long id, String name, JsonNode payload, Instant createdAt) {
  /** As the API shows it. */
  JsonNode json() {
    return Json.object("id", id, "name", name, "payload", payload, "created_at", createdAt);
  }
}
