package dev.opsledger.core.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
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
record UnitMessage(Unit unit, int failed, int late, boolean redriven) {
  static UnitMessage fresh(Unit unit) {
    return new UnitMessage(unit, 0, 0, false);
  }

  UnitMessage afterFailure() {
    return new UnitMessage(unit, failed + 1, late, redriven);
  }

  UnitMessage afterLateness() {
    return new UnitMessage(unit, failed, late + 1, redriven);
  }

  /** As it lies in the dead-letter queue, ready to be sent back. */
  UnitMessage deadLettered() {
    return new UnitMessage(unit, 0, 0, true);
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
   * @throws MalformedJsonException when it carries no unit
   */
  static UnitMessage parse(String message) throws MalformedJsonException {
    JsonNode json = Json.parse(message);
    return new UnitMessage(
        Unit.read(json), count(json, "failed"), count(json, "late"), redriven(json));
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
