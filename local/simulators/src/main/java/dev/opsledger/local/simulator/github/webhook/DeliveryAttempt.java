package dev.opsledger.local.simulator.github.webhook;

import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Instant;

/**
 * An attempt to deliver one of the App's events.
 *
 * @param id identifies this attempt; a later one has a greater id
 * @param at when it was made
 * @param redelivery whether it repeats an earlier attempt
 * @param status {@code OK}, or why it failed
 * @param statusCode the response status, 0 without a response
 * @param webhook what was sent
 */
public record DeliveryAttempt(
    long id, Instant at, boolean redelivery, String status, int statusCode, WebhookCall webhook) {
  /** Identifies the event; all attempts to deliver it share it. */
  public String guid() {
    return webhook.headers().get("X-GitHub-Delivery");
  }

  /** The event's name. */
  public String event() {
    return webhook.headers().get("X-GitHub-Event");
  }
}
