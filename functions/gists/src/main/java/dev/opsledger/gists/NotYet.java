package dev.opsledger.gists;

import java.time.Instant;

/** It cannot go on before a time, for a reason of our own; the CRM is well. */
final class NotYet extends Exception {
  private final Instant until;

  NotYet(Instant until, String reason) {
    super(reason);
    this.until = until;
  }

  Instant until() {
    return until;
  }
}
