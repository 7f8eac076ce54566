package dev.opsledger.oncall;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link WebhookApi}, for the API's document. */
@Documents(value = WebhookApi.class, tag = "Webhooks")
interface WebhookDocs {
  @Describe(
      value = "PagerDuty's webhook",
      more = "Takes v3 incident events; one that was seen before changes nothing.",
      security = "pagerDutySignature",
      body = Delivery.class,
      answers = {
        @Answer(
            status = 200,
            value = "what became of it",
            as = Taken.class,
            body =
                "{\"event\":{\"id\":\"5ac64822-4adc-4fda-ade0-410becf0de4f\",\"event_type\":\"pagey.ping\"}}"),
        @Answer(status = 400, value = "the body is no JSON object", body = "[]"),
        @Answer(status = 413, value = "the body is over 1 MB", bytes = 1_000_001)
      })
  void take();

  @About(value = "A v3 event as PagerDuty sends it.", name = "PagerDutyEvent", type = "any")
  record Delivery() {}

  @About(value = "What became of it.", name = "PagerDutyTaken")
  record Taken(@About(value = "in a word", example = "ignored") String result) {}
}
