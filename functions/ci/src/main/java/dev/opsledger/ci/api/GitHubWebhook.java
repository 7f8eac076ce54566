package dev.opsledger.ci.api;

import dev.opsledger.ci.store.SeenDeliveries;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.sync.GitHubEvents;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.WebhookSignature;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;

/** Checks GitHub's webhook deliveries and applies each once. */
public record GitHubWebhook(
    Optional<Secret> secret, SeenDeliveries deliveries, GitHubEvents events, ZoneHistory zones) {
  private static final String PREFIX = "sha256=";

  /**
   * Applies a delivery.
   *
   * @param event the header {@code X-GitHub-Event}
   * @param delivery the header {@code X-GitHub-Delivery}
   * @param signature the header {@code X-Hub-Signature-256}
   * @param type the header {@code Content-Type}
   * @return the outcome in a word
   * @throws RequestException 400, 401 or 413
   */
  String apply(String event, String delivery, String signature, String type, byte[] body) {
    JsonNode payload = payload(signature, type, body);
    if (event == null || delivery == null || !delivery.matches("[\\w.:-]{1,100}")) {
      throw RequestException.invalid(
          "the headers X-GitHub-Event and X-GitHub-Delivery are required");
    }
    if (deliveries.contains(delivery)) {
      return "seen before";
    }
    zones.record();
    String result = events.apply(event, delivery, payload);
    deliveries.add(delivery);
    return result;
  }

  private JsonNode payload(String signature, String type, byte[] body) {
    var sentAs = WebhookContent.of(type, body);
    if (secret.isEmpty() || signature == null || !signature.startsWith(PREFIX)) {
      throw RequestException.unauthorized("the header X-Hub-Signature-256 is required");
    }
    String hex = signature.substring(PREFIX.length());
    if (!WebhookSignature.signed(body, secret.get(), List.of(hex))) {
      throw RequestException.unauthorized("the signature does not match the body");
    }
    try {
      return Json.parse(sentAs.json(body));
    } catch (MalformedJsonException e) {
      throw RequestException.invalid("the body must be a JSON object");
    }
  }
}
