package dev.opsledger.core.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;

/**
 * One unit of work of a sync: small, independent of the others, and idempotent.
 *
 * @param sync the sync it belongs to, which is also its correlation id
 * @param chunk the ledger chunk that tracks it
 * @param id unique within its chunk, such as {@code runs:475198994}
 * @param kind the kind of work, such as {@code runs}
 * @param name the display name, such as {@code acme/rocket}
 * @param body input for the work
 */
public record Unit(String sync, String chunk, String id, String kind, String name, JsonNode body) {

  /**
   * Reads a unit from a message's JSON.
   *
   * @throws MalformedJsonException if it is not a valid unit
   */
  static Unit read(JsonNode node) throws MalformedJsonException {
    return new Unit(
        field(node, "sync"),
        field(node, "chunk"),
        field(node, "id"),
        field(node, "kind"),
        field(node, "name"),
        Json.child(node, "body"));
  }

  private static String field(JsonNode node, String name) throws MalformedJsonException {
    return Json.text(node, name)
        .orElseThrow(() -> new MalformedJsonException("a unit without " + name, null));
  }

  /**
   * A unit that is not planned yet.
   *
   * @param kind the kind of work
   * @param key unique among the units of its kind
   * @param name the display name
   * @param body input for the work
   */
  public record Draft(String kind, String key, String name, JsonNode body) {
    Unit plan(String sync, String chunk) {
      return new Unit(sync, chunk, id(), kind, name, body);
    }

    String id() {
      return kind + ":" + key;
    }
  }
}
