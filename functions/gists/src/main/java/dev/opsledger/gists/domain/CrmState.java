package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the CRM may be called.
 *
 * @param pausedUntil the end of the last pause
 * @param refusals how many refusals in a row did not say how long to wait
 * @param reason why the last pause began
 */
public record CrmState(Instant pausedUntil, int refusals, Optional<String> reason) {
  /** The state while the CRM has never refused a call. */
  public static final CrmState CLOSED = new CrmState(Instant.EPOCH, 0, Optional.empty());

  /** Whether the CRM is to be left alone at this time. */
  public boolean isPaused(Instant now) {
    return pausedUntil.isAfter(now);
  }
}
