package dev.opsledger.deployments.api;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.RawBody;
import dev.opsledger.deployments.domain.Ids;
import dev.opsledger.deployments.domain.Status;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;

/** The builder's webhook, which is authorized by the project's app_secret. */
@Controller
final class WebhookApi {
  private final Deployments deployments;
  private final CredentialAttempts attempts;

  WebhookApi(Deployments deployments, CredentialAttempts attempts) {
    this.deployments = deployments;
    this.attempts = attempts;
  }

  @Post(
      uris = {"/deployment/webhook", "/deployments/webhook"},
      consumes = "*/*")
  String take(
      @Header(HttpHeaders.AUTHORIZATION) @Nullable String authorization, HttpRequest<?> request) {
    JsonNode report = CreationRequest.object(RawBody.of(request));
    long id =
        Json.number(report, "id")
            .filter(Ids::isValid)
            .orElseThrow(
                () ->
                    RequestException.invalid("id must be the id of a deployment, a whole number"));
    Status status =
        Json.text(report, "status")
            .flatMap(Status::of)
            .orElseThrow(
                () ->
                    RequestException.invalid(
                        "status must be pending, building, deploying, done, failed or cancelled"));
    var secret = new PresentedSecret(authorization);
    return attempts
        .check(
            request,
            Deployments.APP_SECRET,
            secret.text(),
            () -> deployments.report(id, status, secret))
        .map(deployment -> Json.text(DeploymentJson.of(deployment)))
        .orElseThrow(
            () ->
                RequestException.unauthorized(
                    "the app_secret of the deployment's project is required"));
  }
}
