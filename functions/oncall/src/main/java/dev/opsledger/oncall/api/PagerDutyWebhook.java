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

/** PagerDuty's v3 webhooks: checked, taken once. */
public record PagerDutyWebhook(Optional<Secret> secret, SeenDeliveries deliveries, IncidentStore incidents) {
  private static final String VERSION = "v1=";

  /**
   * Takes a delivery.
   *
   * @param signature the header {@code X-PagerDuty-Signature}, several separated by commas while a
   *     secret is exchanged ("Verifying Webhook Signatures")
   * @return what became of it, in a word
   * @throws RequestException 400, 401 or 413
   */
  String take(String signature, byte[] body) {
    JsonNode event = Json.child(payload(signature, body), "event");
    String id = Json.text(event, "id").map(VendorText::storable).orElse("");
    String type = Json.text(event, "event_type").orElse("");
    if (id.isBlank() || id.length() > 500 || type.isEmpty()) {
      // The test that PagerDuty sends from its settings page looks like this, too.
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
      // Notes, responders and status updates only refer to an incident.
      return "ignored";
    }
    Optional<Incident> incident =
        IncidentParser.announced(data, occurred.get()).map(i -> resolved(i, event));
    if (incident.isEmpty()) {
      return "ignored";
    }
    return incidents.save(List.of(incident.get())) > 0 ? "stored" : "older";
  }

  /** Only the event of the resolution itself tells when it was. */
  private static Incident resolved(Incident incident, JsonNode event) {
    boolean now = Json.text(event, "event_type").filter("incident.resolved"::equals).isPresent();
    boolean unsaid = incident.status().equals(Incident.RESOLVED) && incident.resolvedAt().isEmpty();
    return now && unsaid ? incident.resolvedAt(incident.changedAt()) : incident;
  }

  private JsonNode payload(String signature, byte[] body) {
    WebhookSignature.bounded(body);
    if (secret.isEmpty() || signature == null) {
      throw RequestException.unauthorized("X-PagerDuty-Signature is needed");
    }
    List<String> signatures =
        Arrays.stream(signature.split(","))
            .map(String::strip)
            .filter(one -> one.startsWith(VERSION))
            .map(one -> one.substring(VERSION.length()))
            .toList();
    if (!WebhookSignature.signed(body, secret.get(), signatures)) {
      throw RequestException.unauthorized("no signature is this body's");
    }
    try {
      return Json.parse(body);
    } catch (MalformedJsonException e) {
      throw RequestException.invalid("the body is no JSON object");
    }
  }
}
