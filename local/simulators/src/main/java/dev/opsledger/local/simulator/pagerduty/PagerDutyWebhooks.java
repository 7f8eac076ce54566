package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.github.webhook.Signature;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.SimulatorJson;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Renders events of a world as v3 webhooks. */
public final class PagerDutyWebhooks {
  /** How long after the second of its log entry an event is dated. */
  private static final long LATER_MILLIS = 169;

  private static final Map<String, String> EVENTS =
      Map.of(
          "trigger", "triggered",
          "acknowledge", "acknowledged",
          "unacknowledge", "unacknowledged",
          "escalate", "escalated",
          "assign", "reassigned",
          "delegate", "delegated",
          "resolve", "resolved");

  private final PagerDutyWorld world;
  private final PagerDutyJson json;
  private final String secret;

  PagerDutyWebhooks(PagerDutyWorld world, String secret) {
    this.world = world;
    this.json = new PagerDutyJson(world);
    this.secret = secret;
  }

  /** The event for the incident's change to its current status, by the log if it has the change. */
  public WebhookCall incident(Incident incident) {
    for (String type : List.of("trigger", "acknowledge", "resolve")) {
      var entry = world.log().find(incident.id(), type, incident.changedAt());
      if (entry.isPresent() && EVENTS.get(type).equals(incident.status())) {
        return event(entry.get(), incident).orElseThrow();
      }
    }
    return incident("incident." + incident.status(), incident, incident.changedAt());
  }

  /**
   * The event that announces a log entry; empty if PagerDuty announces none of its type.
   *
   * @param incident the incident after it
   */
  public Optional<WebhookCall> event(LogEntry entry, Incident incident) {
    var agent = new ResponseJson(world, json).agent(entry);
    return Optional.ofNullable(EVENTS.get(entry.type()))
        .map(
            type ->
                incident(
                    "incident." + type,
                    incident,
                    entry.at().plusMillis(LATER_MILLIS),
                    agent,
                    entry.assignees()));
  }

  /** An event of any type for an incident. */
  public WebhookCall incident(String type, Incident incident, Instant occurredAt) {
    return incident(type, incident, occurredAt, null, List.of());
  }

  private WebhookCall incident(
      String type,
      Incident incident,
      Instant occurredAt,
      ObjectNode agent,
      List<String> assignees) {
    var body = SimulatorJson.object();
    var name = incident.id() + type + occurredAt;
    var event =
        body.putObject("event")
            .put("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString())
            .put("event_type", type)
            .put("resource_type", "incident")
            .put("occurred_at", occurredAt.toString());
    event.set("agent", agent);
    event.putNull("client");
    var data = json.announced(incident);
    var responses = new ResponseJson(world, json);
    data.set("assignees", SimulatorJson.array(assignees, responses::userReference));
    event.set("data", data);
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
