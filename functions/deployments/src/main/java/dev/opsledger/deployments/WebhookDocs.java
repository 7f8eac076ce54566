package dev.opsledger.deployments;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;

/** {@link WebhookApi}, for the API's document. */
@Documents(value = WebhookApi.class, tag = "Webhooks", errors = NamedError.class)
interface WebhookDocs {
  @Describe(
      value = "What the builder says of a deployment",
      more =
          "pending, building, deploying, then done or failed; steps may be skipped forwards. The"
              + " same status again changes nothing.",
      security = "appSecret",
      body = Report.class,
      answers = {
        @Answer(
            status = 200,
            value = "the deployment",
            as = DeploymentsDocs.Shown.class,
            body = "{\"id\":4,\"status\":\"building\"}"),
        @Answer(
            status = 400,
            value = "no id, or no such status",
            body = "{\"id\":4,\"status\":\"sleeping\"}"),
        @Answer(
            status = 409,
            value = "a deployment cannot go there from where it is",
            body = "{\"id\":3,\"status\":\"building\"}")
      })
  void take();

  @About(value = "What the builder says.", name = "BuildReport")
  record Report(
      @About(value = "the deployment's id", example = "4") long id,
      @About(values = {"pending", "building", "deploying", "done", "failed", "cancelled"})
          String status) {}
}
