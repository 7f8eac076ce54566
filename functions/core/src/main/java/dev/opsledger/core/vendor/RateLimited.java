package dev.opsledger.core.vendor;

import java.time.Instant;

/** The vendor asks to wait. */
public final class RateLimited extends Exception {
  private final Instant until;

  /**
   * @param until when the next call may be made
   * @param reason a sentence for people
   */
  public RateLimited(Instant until, String reason) {
    super(reason);
    this.until = until;
  }

  public Instant until() {
    return until;
  }
}
