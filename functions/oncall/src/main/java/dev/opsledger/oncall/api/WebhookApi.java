package dev.opsledger.oncall.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.RawBody;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;

/** The route {@code /webhooks/pagerduty}, authenticated by PagerDuty's signature. */
@Controller
final class WebhookApi {
  private final PagerDutyWebhook webhook;

  WebhookApi(PagerDutyWebhook webhook) {
    this.webhook = webhook;
  }

  @Post(uri = "/webhooks/pagerduty", consumes = "*/*")
  String take(@Header("X-PagerDuty-Signature") @Nullable String signature, HttpRequest<?> request) {
    return Json.text(Json.object("result", webhook.take(signature, RawBody.of(request))));
  }
}
