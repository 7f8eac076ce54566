package dev.opsledger.gists.domain;

import java.time.Instant;

/** It cannot go on before a time, for a reason of our own; the CRM is well. */
public final class RetryLaterException extends Exception {
  private final Instant until;

  public RetryLaterException(Instant until, String reason) {
    super(reason);
    this.until = until;
  }

  public Instant until() {
    return until;
  }
}
