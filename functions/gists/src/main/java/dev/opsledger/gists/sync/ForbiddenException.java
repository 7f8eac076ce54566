package dev.opsledger.gists.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import java.time.Instant;

/**
 * Pipedrive forbids a request (402 or 403): a limit of the plan is reached, or the user of the API
 * key lacks a permission. Only a person can resolve it.
 */
final class ForbiddenException extends Exception {
  private final int status;
  private final String said;
  private final Instant until;

  /**
   * @param what the forbidden request
   * @param said what Pipedrive said, after a colon; may be empty
   * @param until when to try again
   */
  ForbiddenException(int status, String what, String said, Instant until) {
    super("Pipedrive forbids " + what + " (" + status + ")" + said);
    this.status = status;
    this.said = said;
    this.until = until;
  }

  /** If nothing else can be done either: not to call the CRM for a while. */
  RateLimitedException pause() {
    return new RateLimitedException(
        until, "a limit of Pipedrive's plan is reached (" + status + ")" + said);
  }
}
