package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.gists.domain.CrmState;
import dev.opsledger.gists.store.CrmStateStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops all workers from calling the CRM while it refuses calls. If a refusal does not say how long
 * to wait, the pause starts at seconds and doubles with each refusal in a row; the refusals are
 * counted in the table because several workers meet them.
 */
public record CrmCircuitBreaker(CrmStateStore store, Clock clock) {
  CrmState state() {
    return store.state();
  }

  /** The end of the pause, empty while the CRM may be called. */
  Optional<Instant> pausedUntil() {
    return Optional.of(state()).filter(this::isPaused).map(CrmState::pausedUntil);
  }

  /** Why the CRM is not called, empty while it may be. */
  Optional<String> reason() {
    return Optional.of(state()).filter(this::isPaused).flatMap(CrmState::reason);
  }

  boolean isPaused(CrmState state) {
    return state.isPaused(clock.instant());
  }

  /** Begins a pause unless a longer one is under way; returns the new pause's end. */
  Instant pause(RateLimitedException limited) {
    if (limited.isTold()) {
      store.pause(limited.until(), 0, limited.getMessage());
      return limited.until();
    }
    int before = state().refusals();
    Instant backoff = PipedriveRateLimits.WAITS.until(clock.instant(), Optional.empty(), before);
    Instant until = backoff.isAfter(limited.until()) ? backoff : limited.until();
    store.pause(until, before + 1, limited.getMessage());
    return until;
  }

  /** Ends the row of refusals: the CRM has served a call. */
  void recordSuccess() {
    store.resetRefusals();
  }
}
