package dev.opsledger.oncall.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A time during which a person is on call.
 *
 * @param user the person's id
 * @param policy the id of the escalation policy
 * @param level the policy's level at which the person is notified
 * @param schedule the id of the schedule; empty if the policy names the person
 * @param start when it begins; empty if it has no beginning
 * @param end when it ends; empty if it has no end
 */
public record Duty(
    String user,
    String policy,
    long level,
    Optional<String> schedule,
    Optional<Instant> start,
    Optional<Instant> end) {
  /** Whether it neither begins nor ends, so that only its absence from a list tells its end. */
  public boolean isPermanent() {
    return end.isEmpty();
  }
}
