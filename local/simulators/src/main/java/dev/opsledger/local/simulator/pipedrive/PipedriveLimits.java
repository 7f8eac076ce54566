package dev.opsledger.local.simulator.pipedrive;

import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Pipedrive's rate limits ("Rate limiting"): a burst limit per two seconds, and a daily budget that
 * resets at midnight UTC.
 */
public final class PipedriveLimits {
  private static final int WINDOW = 2;

  private final Clock clock;
  private int burst = 120;
  private int daily = 1_000_000;
  private int deals = Integer.MAX_VALUE;
  private Instant window = Instant.EPOCH;
  private int inWindow;
  private LocalDate day = LocalDate.EPOCH;
  private int today;

  PipedriveLimits(Clock clock) {
    this.clock = clock;
  }

  /** Sets the limit of requests per two seconds. */
  public synchronized void burst(int calls) {
    burst = calls;
  }

  /** Sets the daily limit; today's earlier requests count. */
  public synchronized void daily(int calls) {
    daily = calls;
  }

  /** Sets the plan's maximum number of deals. */
  public synchronized void deals(int most) {
    deals = most;
  }

  synchronized boolean allowsDeal(int existing) {
    return existing < deals;
  }

  /** Counts a request; returns the error response if a limit is exceeded. */
  synchronized Optional<SimulatedResponse> take() {
    Instant now = clock.instant();
    if (!now.isBefore(window.plusSeconds(WINDOW))) {
      window = now;
      inWindow = 0;
    }
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!date.equals(day)) {
      day = date;
      today = 0;
    }
    if (today >= daily) {
      return Optional.of(refusal("daily request limit reached"));
    }
    if (inWindow >= burst) {
      return Optional.of(refusal("request over limit"));
    }
    inWindow++;
    today++;
    return Optional.empty();
  }

  synchronized Map<String, String> headers() {
    return Map.of(
        "x-ratelimit-limit", Integer.toString(burst),
        "x-ratelimit-remaining", Integer.toString(Math.max(0, burst - inWindow)),
        "x-ratelimit-reset", Integer.toString(WINDOW),
        "x-daily-requests-left", Integer.toString(Math.max(0, daily - today)));
  }

  private SimulatedResponse refusal(String error) {
    return PipedriveJson.error(429, error).with(headers());
  }
}
