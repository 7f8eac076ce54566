package dev.opsledger.ci.domain;

import java.time.Instant;

/**
 * An attempt by GitHub to deliver one of the App's events.
 *
 * @param id identifies this attempt
 * @param guid identifies the event; all attempts to deliver it share it
 * @param event the event's name, such as {@code workflow_run}
 * @param at when GitHub made the attempt
 * @param again whether it repeats an earlier attempt
 * @param status {@code OK}, or why it failed
 */
public record WebhookDelivery(
    long id, String guid, String event, Instant at, boolean again, String status) {
  /** Whether the event was taken in. */
  public boolean ok() {
    return status.equals("OK");
  }
}
