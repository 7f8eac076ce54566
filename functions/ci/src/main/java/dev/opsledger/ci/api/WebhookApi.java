package dev.opsledger.ci.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.RawBody;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;

/** {@code /webhooks/github}, whose requests are authenticated by their signature. */
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
      HttpRequest<?> request) {
    byte[] body = RawBody.of(request);
    String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    return Json.text(Json.object("result", webhook.apply(event, delivery, signature, type, body)));
  }
}
