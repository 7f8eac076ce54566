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

/** GitHub's deliveries: checked, taken once. */
public record GitHubWebhook(
    Optional<Secret> secret, SeenDeliveries deliveries, GitHubEvents events, ZoneHistory zones) {
  private static final String PREFIX = "sha256=";

  /**
   * Takes a delivery.
   *
   * @param event the header {@code X-GitHub-Event}
   * @param delivery the header {@code X-GitHub-Delivery}
   * @param signature the header {@code X-Hub-Signature-256}
   * @param type the header {@code Content-Type}
   * @return what became of it, in a word
   * @throws RequestException 400, 401 or 413
   */
  String take(String event, String delivery, String signature, String type, byte[] body) {
    JsonNode payload = payload(signature, type, body);
    if (event == null || delivery == null || !delivery.matches("[\\w.:-]{1,100}")) {
      throw RequestException.invalid("X-GitHub-Event and X-GitHub-Delivery are needed");
    }
    if (deliveries.contains(delivery)) {
      return "seen before";
    }
    zones.record();
    String result = events.take(event, delivery, payload);
    deliveries.add(delivery);
    return result;
  }

  private JsonNode payload(String signature, String type, byte[] body) {
    var sentAs = WebhookContent.of(type, body);
    if (secret.isEmpty() || signature == null || !signature.startsWith(PREFIX)) {
      throw RequestException.unauthorized("X-Hub-Signature-256 is needed");
    }
    String hex = signature.substring(PREFIX.length());
    if (!WebhookSignature.signed(body, secret.get(), List.of(hex))) {
      throw RequestException.unauthorized("the signature is not this body's");
    }
    try {
      return Json.parse(sentAs.json(body));
    } catch (MalformedJsonException e) {
      throw RequestException.invalid("the body is no JSON object");
    }
  }
}
