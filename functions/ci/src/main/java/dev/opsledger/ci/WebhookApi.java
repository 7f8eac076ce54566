package dev.opsledger.ci;

import dev.opsledger.core.json.Json;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import java.util.Optional;

/** {@code /webhooks/github}, which has a credential of its own: the signature. */
@Controller
final class WebhookApi {
  private final GitHubWebhook webhook;

  WebhookApi(GitHubWebhook webhook) {
    this.webhook = webhook;
  }

  @Post(uri = "/webhooks/github", consumes = "*/*")
  String take(
      @Header("X-GitHub-Event") @Nullable String event,
      @Header("X-GitHub-Delivery") @Nullable String delivery,
      @Header("X-Hub-Signature-256") @Nullable String signature,
      @Body Optional<byte[]> body) {
    return Json.text(
        Json.object("result", webhook.take(event, delivery, signature, body.orElse(new byte[0]))));
  }
}
