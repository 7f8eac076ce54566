package dev.opsledger.core.sync;

/**
 * A message and how the attempt at its unit ended.
 *
 * @param delivery the message
 * @param outcome how it ended
 * @param report what was found out about the unit
 */
record Attempt(Delivery delivery, Outcome outcome, UnitReport report) {
  Unit unit() {
    return delivery.carried().orElseThrow().unit();
  }
}
