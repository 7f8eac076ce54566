package dev.opsledger.oncall.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.ObjectBody;
import dev.opsledger.core.web.WebhookSignature;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.VendorText;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.SeenDeliveries;
import dev.opsledger.oncall.sync.EntryParser;
import dev.opsledger.oncall.sync.IncidentParser;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Handles PagerDuty's v3 webhooks: checks the signature and handles each event once. */
public record PagerDutyWebhook(
    Optional<Secret> secret, SeenDeliveries deliveries, IncidentStore incidents) {
  private static final String VERSION = "v1=";
  private static final String SEEN = "seen before";

  /**
   * Handles a delivery.
   *
   * @param signature the header {@code X-PagerDuty-Signature}: several signatures, separated by
   *     commas, while a secret is rotated ("Verifying Webhook Signatures")
   * @return the result: {@code stored}, {@code older}, {@code seen before} or {@code ignored}
   * @throws RequestException 400 if the body is not a JSON object, 401 if no signature matches, 413
   *     if the body is too large
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
    Optional<Incident> incident = incident(event);
    Optional<TimelineEntry> entry = EntryParser.announced(event);
    return entry.isPresent() ? told(incident, entry.get()) : unlisted(id, incident);
  }

  /** The entry of the timeline keeps the event's id, so it tells whether the event was seen. */
  private String told(Optional<Incident> incident, TimelineEntry entry) {
    return switch (incidents.tell(incident, entry)) {
      case STORED -> "stored";
      case OLDER -> "older";
      case SEEN -> SEEN;
    };
  }

  /** Handles an event that is no entry of a timeline, as a part of it is missing or too long. */
  private String unlisted(String id, Optional<Incident> incident) {
    if (deliveries.seen(id)) {
      return SEEN;
    }
    String result = "ignored";
    if (incident.isPresent()) {
      result = incidents.save(List.of(incident.get())) > 0 ? "stored" : "older";
    }
    deliveries.note(id);
    return result;
  }

  /** The incident of an event; events of notes and responders contain only a reference. */
  private static Optional<Incident> incident(JsonNode event) {
    JsonNode data = Json.child(event, "data");
    boolean whole = Json.text(data, "type").filter("incident"::equals).isPresent();
    return IncidentParser.time(event, "occurred_at")
        .filter(_ -> whole)
        .flatMap(at -> IncidentParser.announced(data, at))
        .map(incident -> dated(incident, event));
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
    WebhookSignature.sized(body);
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
    return ObjectBody.parse(body);
  }
}
