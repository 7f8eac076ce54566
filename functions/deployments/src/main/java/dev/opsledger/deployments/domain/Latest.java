package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that statuses of GitHub's may set, with the status that set it: the latest one wins in
 * whichever order they arrive.
 *
 * @param value the value
 * @param at when the status that set it was created
 * @param id that status's id, 0 for the deployment itself
 */
public record Latest(String value, Instant at, long id) {
  /** Whichever of two was set later. */
  public static Optional<Latest> of(Optional<Latest> one, Optional<Latest> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    int order = one.get().at.compareTo(other.get().at);
    boolean later = order != 0 ? order > 0 : one.get().id >= other.get().id;
    return later ? one : other;
  }
}
