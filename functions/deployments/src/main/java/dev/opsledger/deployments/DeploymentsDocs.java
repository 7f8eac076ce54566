package dev.opsledger.deployments;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;

/** {@link DeploymentsApi}, for the API's document. */
@Documents(value = DeploymentsApi.class, tag = "Deployments", errors = NamedError.class)
interface DeploymentsDocs {
  @Describe(
      value = "Deploy a project",
      more =
          "The same Idempotency-Key for the same project gives the same deployment for a day."
              + " Events follow by themselves, through a queue.",
      body = Creation.class,
      bodyOptional = true,
      answers = {
        @Answer(
            status = 201,
            value = "the deployment, pending",
            as = Shown.class,
            body = "{\"commitSHA\":\"593ddcf11650629feb02bdb217966882cff9d916\"}"),
        @Answer(
            status = 400,
            value = "the body is no JSON object, or the commit or the key is too long",
            body = "[]"),
        @Answer(
            status = 404,
            value = "there is no such project",
            ask = "/projects/999999/deployment"),
        @Answer(
            status = 422,
            value = "the Idempotency-Key was used with another body",
            state = "the key was used with another body",
            body = "{\"commitSHA\":\"593ddcf\"}")
      })
  void create(
      @About(value = "a project's id", example = "1") String id,
      @About(name = "Idempotency-Key", value = "makes a repeated request harmless", longest = 255)
          String idempotencyKey);

  @Describe(
      value = "Deployments, newest first",
      more = "8 a page; a page past the end is empty. Page 10,000 costs what page 1 costs.",
      answers = {
        @Answer(status = 200, value = "a page of them", as = Shown[].class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the page or the project is no positive number",
            ask = "/deployments?page=0")
      })
  void list(
      @About(value = "1 for the first", example = "1", type = "integer", min = 1) String page,
      @About(value = "only this project's", example = "1", type = "integer", min = 1)
          String projectId);

  @Describe(
      value = "A deployment",
      answers = {
        @Answer(status = 200, value = "the deployment", as = Shown.class),
        @Answer(status = 404, value = "there is no such deployment", ask = "/deployments/999999")
      })
  void find(@About(value = "a deployment's id", example = "1") String id);

  @Describe(
      value = "Cancel a deployment",
      answers = {
        @Answer(
            status = 200,
            value = "the deployment, cancelled",
            as = Shown.class,
            ask = "/deployments/2/cancel"),
        @Answer(status = 400, value = "it has ended already", ask = "/deployments/3/cancel"),
        @Answer(
            status = 404,
            value = "there is no such deployment",
            ask = "/deployments/999999/cancel")
      })
  void cancel(@About(value = "a deployment's id", example = "1") String id);

  @About("What there is to say of a new deployment.")
  record Creation(
      @About(
              value = "what is deployed",
              optional = true,
              nullable = true,
              longest = 255,
              pattern = "[\\s\\S]*\\S[\\s\\S]*",
              example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA) {}

  @About(value = "A deployment.", name = "Deployment")
  record Shown(
      @About(example = "1") long id,
      @About(example = "1") long projectId,
      @About(values = {"pending", "building", "deploying", "done", "failed", "cancelled"})
          String status,
      @About(
              value = "whole seconds from pending to done; null until then",
              nullable = true,
              example = "73")
          long deployedIn,
      @About(format = "date-time") String createdAt,
      @About(
              value = "what is deployed, where it was said",
              optional = true,
              example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA) {}
}
