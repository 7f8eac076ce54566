package dev.opsledger.deployments.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** Documentation of {@link DeploymentsApi}. */
@ApiDoc(value = DeploymentsApi.class, tag = "Deployments", errors = NamedError.class)
interface DeploymentsDocs {
  @ApiOperation(
      value = "Deploy a project",
      more =
          "Repeating a request with the same Idempotency-Key within a day returns the same"
              + " deployment. Events follow asynchronously, through a queue.",
      body = Creation.class,
      bodyOptional = true,
      answers = {
        @ApiResponse(
            status = 201,
            value = "the deployment, pending",
            as = Shown.class,
            body = "{\"commitSHA\":\"593ddcf11650629feb02bdb217966882cff9d916\"}"),
        @ApiResponse(
            status = 400,
            value =
                "the body is not a JSON object, commitSHA is not a commit id of 7 to 64 hexadecimal"
                    + " digits, rollbackTo is no deployment of this project, or another field or"
                    + " the key is malformed",
            body = "[]"),
        @ApiResponse(
            status = 404,
            value = "there is no such project",
            ask = "/projects/999999/deployment"),
        @ApiResponse(
            status = 422,
            value = "the Idempotency-Key was used with another body",
            state = "the key was used with another body",
            body = "{\"commitSHA\":\"593ddcf\"}")
      })
  void create(
      @Schema(value = "a project's id", example = "1") String id,
      @Schema(
              name = "Idempotency-Key",
              value = "makes it safe to repeat the request",
              longest = 255)
          String idempotencyKey);

  @ApiOperation(
      value = "Deployments, newest first",
      more = "8 a page; a page past the end is empty. Page 10,000 costs what page 1 costs.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "a page of deployments",
            as = Shown[].class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "page or projectId is not a whole number of at least 1",
            ask = "/deployments?page=0")
      })
  void list(
      @Schema(value = "1 for the first page", example = "1", type = "integer", min = 1) String page,
      @Schema(
              value = "only the deployments of this project",
              example = "1",
              type = "integer",
              min = 1)
          String projectId);

  @ApiOperation(
      value = "A deployment",
      answers = {
        @ApiResponse(status = 200, value = "the deployment", as = Shown.class),
        @ApiResponse(
            status = 404,
            value = "there is no such deployment",
            ask = "/deployments/999999")
      })
  void find(@Schema(value = "a deployment's id", example = "1") String id);

  @ApiOperation(
      value = "Cancel a deployment",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the deployment, cancelled",
            as = Shown.class,
            ask = "/deployments/2/cancel"),
        @ApiResponse(
            status = 400,
            value = "the deployment has already ended, or GitHub records it",
            ask = "/deployments/3/cancel"),
        @ApiResponse(
            status = 404,
            value = "there is no such deployment",
            ask = "/deployments/999999/cancel")
      })
  void cancel(@Schema(value = "a deployment's id", example = "1") String id);

  @Schema("A deployment to create.")
  record Creation(
      @Schema(
              value = "the commit that is deployed; at least the first seven digits of its id",
              optional = true,
              nullable = true,
              pattern = "^\\s*[0-9a-fA-F]{7,64}\\s*$",
              example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA,
      @Schema(
              value =
                  "the id of a deployment of the project, in place of commitSHA: deploys its commit"
                      + " again",
              optional = true,
              nullable = true,
              min = 1)
          long rollbackTo,
      @Schema(
              value = "where to; production if left out, or that of rollbackTo",
              optional = true,
              nullable = true,
              longest = 255,
              pattern = "[\\s\\S]*\\S[\\s\\S]*",
              example = "production")
          String environment,
      @Schema(
              value = "where its log can be read, an http or https address",
              optional = true,
              nullable = true,
              longest = 2000,
              pattern = "\\s*https?://[\\s\\S]*",
              example = "https://ci.example.com/builds/7")
          String url) {}

  @Schema(value = "A deployment.", name = "Deployment")
  record Shown(
      @Schema(example = "1") long id,
      @Schema(example = "1") long projectId,
      @Schema(values = {"pending", "building", "deploying", "done", "failed", "cancelled"})
          String status,
      @Schema(
              value =
                  "whole seconds from pending to done; null until then, and where GitHub never"
                      + " reported a beginning",
              nullable = true,
              example = "73")
          long deployedIn,
      @Schema(format = "date-time") String createdAt,
      @Schema(
              value = "the commit that is deployed, if it was given",
              optional = true,
              example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA,
      @Schema(value = "where to", example = "production") String environment,
      @Schema(
              value = "where its log can be read, if it was given",
              optional = true,
              example = "https://ci.example.com/builds/7")
          String url,
      @Schema(value = "the deployment whose commit is deployed again", optional = true)
          long rollbackOf,
      @Schema(value = "github if GitHub records the deployment", optional = true, values = "github")
          String source,
      @Schema(
              value = "the repository on GitHub",
              optional = true,
              example = "acme-rockets/launchpad")
          String repository,
      @Schema(value = "who created it on GitHub", optional = true, example = "octocat")
          String actor) {}
}
