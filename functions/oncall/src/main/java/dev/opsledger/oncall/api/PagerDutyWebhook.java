package dev.opsledger.oncall.api;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.WebhookSignature;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.VendorText;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.SeenDeliveries;
import dev.opsledger.oncall.sync.IncidentParser;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Handles PagerDuty's v3 webhooks: checks the signature and handles each event once. */
public record PagerDutyWebhook(
    Optional<Secret> secret, SeenDeliveries deliveries, IncidentStore incidents) {
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
    String result = incident(event);
    deliveries.note(id);
    return result;
  }

  private String incident(JsonNode event) {
    JsonNode data = Json.child(event, "data");
    boolean whole = Json.text(data, "type").filter("incident"::equals).isPresent();
    Optional<Instant> occurred = IncidentParser.time(event, "occurred_at");
    if (!whole || occurred.isEmpty()) {
      // Events of notes, responders and status updates contain no incident, only a reference.
      return "ignored";
    }
    Optional<Incident> incident =
        IncidentParser.announced(data, occurred.get()).map(i -> resolved(i, event));
    if (incident.isEmpty()) {
      return "ignored";
    }
    return incidents.save(List.of(incident.get())) > 0 ? "stored" : "older";
  }

  /** Dates a resolution by its own event; other events do not contain the time. */
  private static Incident resolved(Incident incident, JsonNode event) {
    boolean now = Json.text(event, "event_type").filter("incident.resolved"::equals).isPresent();
    return now && incident.lacksResolvedAt() ? incident.resolvedAt(incident.changedAt()) : incident;
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
