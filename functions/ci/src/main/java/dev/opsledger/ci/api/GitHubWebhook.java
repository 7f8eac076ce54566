package dev.opsledger.ci.api;

import dev.opsledger.ci.store.SeenDeliveries;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.sync.GitHubEvents;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.ObjectBody;
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
    WebhookSignature.sized(body);
    if (secret.isEmpty() || signature == null) {
      throw RequestException.unauthorized("the header X-Hub-Signature-256 is required");
    }
    List<String> signatures =
        signature.startsWith(PREFIX) ? List.of(signature.substring(PREFIX.length())) : List.of();
    if (!WebhookSignature.signed(body, secret.get(), signatures)) {
      throw RequestException.unauthorized("the signature does not match the body");
    }
    return ObjectBody.parse(WebhookContent.of(type, body).json(body));
  }
}
