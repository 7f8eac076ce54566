package dev.opsledger.oncall.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.WebhookSignature;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.VendorText;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.SeenDeliveries;
import dev.opsledger.oncall.store.TimelineStore;
import dev.opsledger.oncall.sync.EntryParser;
import dev.opsledger.oncall.sync.IncidentParser;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Handles PagerDuty's v3 webhooks: checks the signature and handles each event once. */
public record PagerDutyWebhook(
    Optional<Secret> secret,
    SeenDeliveries deliveries,
    IncidentStore incidents,
    TimelineStore timelines) {
  private static final String VERSION = "v1=";

  /**
   * Handles a delivery.
   *
   * @param signature the header {@code X-PagerDuty-Signature}: several signatures, separated by
   *     commas, while a secret is rotated ("Verifying Webhook Signatures")
   * @return the result: {@code stored}, {@code older}, {@code seen before} or {@code ignored}
   * @throws RequestException 400 if the body is not JSON, 401 if no signature matches, 413 if the
   *     body is too large
   */
  String take(String signature, byte[] body) {
    JsonNode event = Json.child(payload(signature, body), "event");
    String id = Json.text(event, "id").map(VendorText::storable).orElse("");
    String type = Json.text(event, "event_type").orElse("");
    if (id.isBlank() || id.length() > 500 || type.isEmpty()) {
      // PagerDuty's settings page sends such an event as a test.
      return "ignored";
    }
    if (!type.startsWith("incident.")) {
      return "ignored";
    }
    if (deliveries.seen(id)) {
      return "seen before";
    }
    Optional<TimelineEntry> entry = EntryParser.announced(event);
    String result = incident(event, entry.isPresent());
    entry.ifPresent(timelines::announce);
    deliveries.note(id);
    return result;
  }

  /** Stores the incident of an event, if the event contains it. */
  private String incident(JsonNode event, boolean isEntry) {
    JsonNode data = Json.child(event, "data");
    boolean whole = Json.text(data, "type").filter("incident"::equals).isPresent();
    Optional<Instant> occurred = IncidentParser.time(event, "occurred_at");
    if (!whole || occurred.isEmpty()) {
      // Events of notes, responders and status updates contain no incident, only a reference.
      return isEntry ? "stored" : "ignored";
    }
    Optional<Incident> incident =
        IncidentParser.announced(data, occurred.get()).map(i -> dated(i, event));
    if (incident.isEmpty()) {
      return "ignored";
    }
    return incidents.save(List.of(incident.get())) > 0 ? "stored" : "older";
  }

  /** Dates a resolution and a reopening by their own events; others need not have the times. */
  private static Incident dated(Incident incident, JsonNode event) {
    return switch (Json.text(event, "event_type").orElse("")) {
      case "incident.resolved" ->
          incident.lacksResolvedAt() ? incident.resolvedAt(incident.changedAt()) : incident;
      case "incident.reopened" ->
          incident.details().reopenedAt().isEmpty() ? incident.reopened() : incident;
      default -> incident;
    };
  }

  private JsonNode payload(String signature, byte[] body) {
    WebhookSignature.bounded(body);
    if (secret.isEmpty() || signature == null) {
      throw RequestException.unauthorized("X-PagerDuty-Signature is required");
    }
    List<String> signatures =
        Arrays.stream(signature.split(","))
            .map(String::strip)
            .filter(one -> one.startsWith(VERSION))
            .map(one -> one.substring(VERSION.length()))
            .toList();
    if (!WebhookSignature.signed(body, secret.get(), signatures)) {
      throw RequestException.unauthorized("the signature does not match the body");
    }
    try {
      return Json.parse(body);
    } catch (MalformedJsonException e) {
      throw RequestException.invalid("the body must be a JSON object");
    }
  }
}
