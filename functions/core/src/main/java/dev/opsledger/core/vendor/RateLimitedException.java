package dev.opsledger.core.vendor;

import java.time.Instant;

/** The vendor's rate limit is used up. */
public final class RateLimitedException extends Exception {
  private final Instant until;
  private final boolean told;

  /**
   * @param until when the next call may be made
   * @param reason a readable sentence
   */
  public RateLimitedException(Instant until, String reason) {
    this(until, true, reason);
  }

  private RateLimitedException(Instant until, boolean told, String reason) {
    super(reason);
    this.until = until;
    this.told = told;
  }

  /** For a vendor that gives no time: callers should wait longer after each further refusal. */
  public static RateLimitedException untold(Instant until, String reason) {
    return new RateLimitedException(until, false, reason);
  }

  /** Whether the vendor said how long to wait. */
  public boolean isTold() {
    return told;
  }

  /** When the next call may be made. */
  public Instant until() {
    return until;
  }
}
