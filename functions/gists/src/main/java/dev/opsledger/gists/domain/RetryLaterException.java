package dev.opsledger.gists.domain;

import java.time.Instant;

/** Retry after {@link #until()}; not caused by the CRM. */
public final class RetryLaterException extends Exception {
  private final Instant until;

  public RetryLaterException(Instant until, String reason) {
    super(reason);
    this.until = until;
  }

  /** The earliest time of the next attempt. */
  public Instant until() {
    return until;
  }
}
