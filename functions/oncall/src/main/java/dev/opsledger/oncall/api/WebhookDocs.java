package dev.opsledger.oncall.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** The documentation of {@link WebhookApi} in the OpenAPI document. */
@ApiDoc(value = WebhookApi.class, tag = "Webhooks")
interface WebhookDocs {
  @ApiOperation(
      value = "PagerDuty's webhook",
      more = "Takes v3 incident events; a repeated event changes nothing.",
      security = "pagerDutySignature",
      body = Delivery.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the event was handled",
            as = Taken.class,
            body =
                "{\"event\":{\"id\":\"5ac64822-4adc-4fda-ade0-410becf0de4f\",\"event_type\":\"pagey.ping\"}}"),
        @ApiResponse(status = 400, value = "the body is not a JSON object", body = "[]"),
        @ApiResponse(status = 413, value = "the body is over 1 MB", bytes = 1_000_001)
      })
  void take();

  @Schema(value = "A v3 event as PagerDuty sends it.", name = "PagerDutyEvent", type = "any")
  record Delivery() {}

  @Schema(value = "The result of an event.", name = "PagerDutyTaken")
  record Taken(
      @Schema(value = "stored, older, seen before or ignored", example = "ignored")
          String result) {}
}
