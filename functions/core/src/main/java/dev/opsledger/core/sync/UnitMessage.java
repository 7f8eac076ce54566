package dev.opsledger.core.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;

/**
 * A unit as a queue message, with its attempts so far. They are counted here because SQS's receive
 * count includes deliveries that Lambda throttled.
 *
 * @param unit the unit
 * @param failed attempts that failed
 * @param late attempts that ran out of function time
 * @param redriven whether it was redriven from the dead-letter queue; it is then processed even if
 *     the ledger says it is finished
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

  /** The form that goes to the dead-letter queue, ready to be redriven. */
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
   * @throws MalformedJsonException if it is not a valid unit
   */
  static UnitMessage parse(String message) throws MalformedJsonException {
    JsonNode json = Json.parse(message);
    return new UnitMessage(
        Unit.read(json), count(json, "failed"), count(json, "late"), redriven(json));
  }

  /** A message without the mark was dead-lettered before the mark existed, so it is redriven. */
  private static boolean redriven(JsonNode json) {
    JsonNode mark = json.get("redriven");
    return mark == null || (mark.isBoolean() && mark.getBooleanValue());
  }

  /** Messages sent before counts existed start at zero. */
  private static int count(JsonNode json, String field) {
    return Math.clamp(Json.number(json, field).orElse(0L), 0, Short.MAX_VALUE);
  }
}
