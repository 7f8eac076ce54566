package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A worker's exclusive right to change a row, for a limited time. It lasts longer than any worker
 * runs, so once it has expired, nothing that its holder sent is still on its way.
 */
final class Lease {
  /** More than a worker's timeout (5 minutes) plus the longest wait for a response (30 seconds). */
  static final Duration TIME = Duration.ofMinutes(6);

  static final String FREE = "(attribute_not_exists(leasedUntil) OR leasedUntil < :now)";
  static final String TAKE = "leasedBy = :me, leasedUntil = :until";
  static final String MINE = "leasedBy = :me";
  static final String LEAVE = "leasedBy, leasedUntil";

  private Lease() {}

  /** The values that {@link #FREE} and {@link #TAKE} refer to. */
  static Map<String, AttributeValue> taking(String worker, Instant now) {
    return Map.of(
        ":me", Row.text(worker),
        ":now", Row.number(now.toEpochMilli()),
        ":until", Row.number(now.plus(TIME).toEpochMilli()));
  }
}
