package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** {@link WebhookApi}, for the API's document. */
@ApiDoc(value = WebhookApi.class, tag = "Webhooks", errors = NamedError.class)
interface WebhookDocs {
  @ApiOperation(
      value = "What the builder says of a deployment",
      more =
          "pending, building, deploying, then done or failed; steps may be skipped forwards. The"
              + " same status again changes nothing.",
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
            value = "no id, or no such status",
            body = "{\"id\":4,\"status\":\"sleeping\"}"),
        @ApiResponse(
            status = 409,
            value = "a deployment cannot go there from where it is",
            body = "{\"id\":3,\"status\":\"building\"}")
      })
  void take();

  @Schema(value = "What the builder says.", name = "BuildReport")
  record Report(
      @Schema(value = "the deployment's id", example = "4") long id,
      @Schema(values = {"pending", "building", "deploying", "done", "failed", "cancelled"})
          String status) {}
}
