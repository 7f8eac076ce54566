package dev.opsledger.core.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;

/**
 * A unit as a queue's message carries it, with what became of it so far. Attempts are counted here
 * and not by the queue, to which a delivery that Lambda throttled is one as well.
 *
 * @param unit the unit
 * @param failed attempts that failed
 * @param late attempts for which their function had too little time
 * @param redriven whether it was given up before and a person sent it back: it is done whatever the
 *     ledger says
 */
record Carried(Unit unit, int failed, int late, boolean redriven) {
  static Carried fresh(Unit unit) {
    return new Carried(unit, 0, 0, false);
  }

  Carried afterFailure() {
    return new Carried(unit, failed + 1, late, redriven);
  }

  Carried afterLateness() {
    return new Carried(unit, failed, late + 1, redriven);
  }

  /** As it lies in the dead-letter queue, ready to be sent back. */
  Carried buried() {
    return new Carried(unit, 0, 0, true);
  }

  String toJson() {
    return Json.text(
        Json.object(
            "sync", unit.sync(),
            "chunk", unit.chunk(),
            "id", unit.id(),
            "kind", unit.kind(),
            "name", unit.name(),
            "body", unit.body(),
            "failed", failed,
            "late", late,
            "redriven", redriven));
  }

  /**
   * Reads a message.
   *
   * @throws MalformedJson when it carries no unit
   */
  static Carried parse(String message) throws MalformedJson {
    JsonNode json = Json.parse(message);
    return new Carried(Unit.read(json), count(json, "failed"), count(json, "late"), redriven(json));
  }

  /** Those that were buried before there was a mark have no counts either. */
  private static boolean redriven(JsonNode json) {
    JsonNode mark = json.get("redriven");
    return mark == null || (mark.isBoolean() && mark.getBooleanValue());
  }

  /** Messages that were sent before there were counts are new. */
  private static int count(JsonNode json, String field) {
    return Math.clamp(Json.number(json, field).orElse(0L), 0, Short.MAX_VALUE);
  }
}
