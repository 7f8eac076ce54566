package dev.opsledger.front.dora;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A deployment that is done: a change that reached its users. Failed and cancelled deployments
 * count in no figure.
 *
 * @param project the project's id
 * @param id the deployment's id
 * @param commit what was deployed, if it is known
 * @param at when it was done
 * @param rollbackOf the deployment to which it was asked to return, if it was
 */
public record Release(
    long project, long id, Optional<String> commit, Instant at, Optional<Long> rollbackOf) {
  static final Comparator<Release> ORDER =
      Comparator.comparing(Release::at).thenComparingLong(Release::id);

  /** Sorts after every release of this time and before every later one. */
  static Release lastAt(Instant at) {
    return new Release(0, Long.MAX_VALUE, Optional.empty(), at, Optional.empty());
  }
}
