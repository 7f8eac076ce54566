package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** Documentation of {@link WebhookApi}. */
@ApiDoc(value = WebhookApi.class, tag = "Webhooks", errors = NamedError.class)
interface WebhookDocs {
  @ApiOperation(
      value = "Report the status of a deployment",
      more =
          "pending, building, deploying, then done or failed; statuses may be skipped, but only"
              + " forwards. Repeating the same status changes nothing.",
      security = "appSecret",
      body = Report.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the deployment",
            as = DeploymentsDocs.Shown.class,
            body = "{\"id\":4,\"status\":\"building\"}"),
        @ApiResponse(
            status = 400,
            value = "the id or the status is missing or invalid",
            body = "{\"id\":4,\"status\":\"sleeping\"}"),
        @ApiResponse(
            status = 409,
            value = "the deployment cannot change to this status, or GitHub reports its statuses",
            body = "{\"id\":3,\"status\":\"building\"}")
      })
  void take();

  @Schema(value = "The builder's report.", name = "BuildReport")
  record Report(
      @Schema(value = "the deployment's id", example = "4") long id,
      @Schema(values = {"pending", "building", "deploying", "done", "failed", "cancelled"})
          String status) {}
}
