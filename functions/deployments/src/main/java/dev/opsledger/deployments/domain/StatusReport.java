package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A status that GitHub reported of a deployment.
 *
 * @param id GitHub's id of the status
 * @param at when it was created
 * @param status what it means here
 * @param by the login of its creator
 */
public record StatusReport(long id, Instant at, Status status, Optional<String> by)
    implements Comparable<StatusReport> {
  private static final Comparator<StatusReport> ORDER =
      Comparator.comparing(StatusReport::at).thenComparingLong(StatusReport::id);

  /** Orders by time, and within GitHub's whole seconds by id. */
  @Override
  public int compareTo(StatusReport other) {
    return ORDER.compare(this, other);
  }
}
