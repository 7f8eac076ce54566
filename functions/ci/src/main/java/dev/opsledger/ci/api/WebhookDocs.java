package dev.opsledger.ci.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link WebhookApi}, for the API's document. */
@ApiDoc(value = WebhookApi.class, tag = "Webhooks")
interface WebhookDocs {
  @ApiOperation(
      value = "GitHub's webhook",
      more =
          "Takes workflow_run, workflow_job, deployment, deployment_status, installation and"
              + " installation_repositories events, in either content type that GitHub offers:"
              + " application/json, or application/x-www-form-urlencoded with the event in the"
              + " field payload. A delivery that was seen before changes nothing.",
      security = "githubSignature",
      body = Delivery.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the outcome",
            as = Taken.class,
            body = "{\"zen\":\"Keep it logically awesome.\"}"),
        @ApiResponse(
            status = 400,
            value =
                "neither a JSON object nor a form with one in payload (the error names the content"
                    + " type to set), or no event name or delivery id",
            body = "[]"),
        @ApiResponse(status = 413, value = "the body is over 1 MB", bytes = 1_000_001)
      })
  void take(
      @Schema(name = "X-GitHub-Event", value = "the event's name", example = "ping") String event,
      @Schema(
              name = "X-GitHub-Delivery",
              value = "the delivery's id",
              example = "72d3162e-cc78-11e3-81ab-4c9367dc0958")
          String delivery);

  @Schema(value = "An event as GitHub sends it.", name = "GitHubEvent", type = "any")
  record Delivery() {}

  @Schema(value = "The outcome of a delivery.", name = "GitHubTaken")
  record Taken(@Schema(value = "in a word", example = "ignored") String result) {}
}
