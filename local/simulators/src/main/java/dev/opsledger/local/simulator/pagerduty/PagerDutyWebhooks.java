package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.github.webhook.Signature;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Renders events of a world as v3 webhooks. */
public final class PagerDutyWebhooks {
  private final PagerDutyJson json;
  private final String secret;

  PagerDutyWebhooks(PagerDutyWorld world, String secret) {
    this.json = new PagerDutyJson(world);
    this.secret = secret;
  }

  /** The event for the incident's change to its current status. */
  public WebhookCall incident(Incident incident) {
    return incident("incident." + incident.status(), incident, incident.changedAt());
  }

  /** An event of any type for an incident. */
  public WebhookCall incident(String type, Incident incident, Instant occurredAt) {
    var body = SimulatorJson.object();
    var name = incident.id() + type + occurredAt;
    var event =
        body.putObject("event")
            .put("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString())
            .put("event_type", type)
            .put("resource_type", "incident")
            .put("occurred_at", occurredAt.toString());
    event.putNull("agent");
    event.putNull("client");
    event.set("data", json.announced(incident));
    return signed(SimulatorJson.write(body));
  }

  /** A custom payload with valid headers and signature. */
  public WebhookCall signed(String body) {
    return new WebhookCall(
        Map.of(
            "Content-Type", "application/json",
            "User-Agent", "PagerDuty-Webhook/V3.0",
            "X-PagerDuty-Signature", signature(secret, body)),
        body);
  }

  /** One entry of the {@code X-PagerDuty-Signature} header. */
  public static String signature(String secret, String body) {
    return Signature.of(secret, body).replaceFirst("^sha256=", "v1=");
  }
}
