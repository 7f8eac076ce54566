package dev.opsledger.core.vendor;

import java.time.Instant;

/** The vendor asks to wait. */
public final class RateLimitedException extends Exception {
  private final Instant until;
  private final boolean told;

  /**
   * @param until when the next call may be made
   * @param reason a sentence for people
   */
  public RateLimitedException(Instant until, String reason) {
    this(until, true, reason);
  }

  private RateLimitedException(Instant until, boolean told, String reason) {
    super(reason);
    this.until = until;
    this.told = told;
  }

  /** The vendor does not say how long: whoever asks again in vain should wait longer. */
  public static RateLimitedException untold(Instant until, String reason) {
    return new RateLimitedException(until, false, reason);
  }

  /** Whether the vendor said how long. */
  public boolean isTold() {
    return told;
  }

  public Instant until() {
    return until;
  }
}
