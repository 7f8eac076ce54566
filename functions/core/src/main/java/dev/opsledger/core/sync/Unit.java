package dev.opsledger.core.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;

/**
 * One unit of work of a sync: small, independent of the others, and harmless when done twice.
 *
 * @param sync the sync it belongs to, which is also its correlation id
 * @param chunk the chunk of the ledger in which it is accounted for
 * @param id what tells it from the other units of its chunk, such as {@code runs:475198994}
 * @param kind what there is to do, such as {@code runs}
 * @param name what a person calls it, such as {@code acme/rocket}
 * @param body what the work needs to know
 */
public record Unit(String sync, String chunk, String id, String kind, String name, JsonNode body) {

  /**
   * From a message.
   *
   * @throws MalformedJsonException when it is not a unit
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
   * @param kind what there is to do
   * @param key what tells it from others of its kind
   * @param name what a person calls it
   * @param body what the work needs to know
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
