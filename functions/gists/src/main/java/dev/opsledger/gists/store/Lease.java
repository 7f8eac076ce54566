package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The right of one worker to work on a row until it expires. It outlives any worker, so that who
 * finds it expired knows that nothing of the former holder is still on its way.
 */
final class Lease {
  /** More than a worker's timeout (5 minutes) and the longest wait for an answer (30 seconds). */
  static final Duration TIME = Duration.ofMinutes(6);

  static final String FREE = "(attribute_not_exists(leasedUntil) OR leasedUntil < :now)";
  static final String TAKE = "leasedBy = :me, leasedUntil = :until";
  static final String MINE = "leasedBy = :me";
  static final String LEAVE = "leasedBy, leasedUntil";

  private Lease() {}

  /** The values that {@link #FREE} and {@link #TAKE} need. */
  static Map<String, AttributeValue> taking(String me, Instant now) {
    return Map.of(
        ":me", Row.text(me),
        ":now", Row.number(now.toEpochMilli()),
        ":until", Row.number(now.plus(TIME).toEpochMilli()));
  }
}
