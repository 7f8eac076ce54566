package dev.opsledger.front.dora;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A deployment that is done: a change that reached its users. Failed and cancelled deployments
 * count in no figure.
 *
 * @param id the deployment's id
 * @param commit what was deployed, if it is known
 * @param at when it was done
 */
public record Release(long id, Optional<String> commit, Instant at) {
  static final Comparator<Release> ORDER =
      Comparator.comparing(Release::at).thenComparingLong(Release::id);
}
