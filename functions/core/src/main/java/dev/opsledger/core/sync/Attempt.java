package dev.opsledger.core.sync;

/**
 * A message and the outcome of processing its unit.
 *
 * @param delivery the message
 * @param outcome how the attempt ended
 * @param report item counts and skipped units that the work reported
 */
record Attempt(Delivery delivery, Outcome outcome, UnitReport report) {
  Unit unit() {
    return delivery.carried().orElseThrow().unit();
  }
}
