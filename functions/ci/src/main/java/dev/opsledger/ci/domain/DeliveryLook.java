package dev.opsledger.ci.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the last look at GitHub's list of the App's webhook deliveries found.
 *
 * @param etag the ETag of the list's first page
 * @param began when that look began; empty before the first one
 * @param lost the events that failed again when GitHub was asked to repeat them, and when
 */
public record DeliveryLook(
    Optional<String> etag, Optional<Instant> began, Map<String, Instant> lost) {
  /** Before the first look. */
  public static final DeliveryLook NONE =
      new DeliveryLook(Optional.empty(), Optional.empty(), Map.of());

  /** GitHub lists and repeats deliveries of the last three days ("Redelivering webhooks"). */
  private static final Duration LISTED = Duration.ofDays(3);

  /** A delivery is listed when it has ended, and GitHub's clock may differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** A server that was down for days loses more than is worth naming one by one. */
  private static final int MOST_LOST = 1_000;

  public DeliveryLook {
    lost = Map.copyOf(lost);
  }

  /** Deliveries before this were looked at already, or cannot be repeated any more. */
  public Instant boundary(Instant now) {
    Instant listed = now.minus(LISTED);
    return began.map(at -> at.minus(OVERLAP)).filter(at -> at.isAfter(listed)).orElse(listed);
  }

  /**
   * The same look with other lost events: those that GitHub could still repeat.
   *
   * @param failed events that failed again, and when
   * @param taken events that were taken in
   */
  public DeliveryLook with(Map<String, Instant> failed, Set<String> taken, Instant now) {
    var still = new TreeMap<>(lost);
    failed.entrySet().stream()
        .limit(Math.max(0, MOST_LOST - still.size()))
        .forEach(each -> still.put(each.getKey(), each.getValue()));
    still.keySet().removeAll(taken);
    still.values().removeIf(at -> at.isBefore(now.minus(LISTED)));
    return new DeliveryLook(etag, began, still);
  }

  /** The look that has reached the end of the list. */
  public DeliveryLook ended(Optional<String> firstPage, Instant start) {
    return new DeliveryLook(firstPage, Optional.of(start), lost);
  }
}
