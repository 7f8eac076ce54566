package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.core.web.RawBody;
import dev.opsledger.core.web.RequestCaller;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Ids;
import dev.opsledger.deployments.store.PageQuery;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;

/** Routes under {@code /deployments}, and the creation of deployments under {@code /projects}. */
@Controller
@ProjectsRoute
final class DeploymentsApi {
  private final PageQuery pages;
  private final Deployments deployments;

  DeploymentsApi(PageQuery pages, Deployments deployments) {
    this.pages = pages;
    this.deployments = deployments;
  }

  @Post(
      uris = {"/projects/{id}/deployment", "/projects/{id}/deployments"},
      consumes = "*/*")
  HttpResponse<String> create(
      @PathVariable String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey,
      HttpRequest<?> request) {
    var creation = CreationRequest.read(idempotencyKey, RawBody.of(request));
    Deployment created = deployments.create(Ids.parse(id, "project"), creation, caller(request));
    return HttpResponse.created(Json.text(DeploymentJson.of(created)));
  }

  @Get("/deployments")
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String page,
      @QueryValue @Nullable String projectId) {
    var number = PageNumber.parse(page);
    boolean all = projectId == null;
    var found =
        all
            ? pages.deployments(number.value())
            : pages.deploymentsOf(project(projectId), number.value());
    String list =
        Origin.of(request) + "/deployments?" + (all ? "" : "projectId=" + projectId + "&");
    return HttpResponse.ok(
            Json.text(Json.node(found.elements().stream().map(DeploymentJson::of).toList())))
        .header(HttpHeaders.LINK, number.links(list + "page=", found.total()));
  }

  private static long project(String id) {
    if (!id.matches("[1-9][0-9]*")) {
      throw RequestException.invalid("projectId must be a whole number, at least 1");
    }
    // A number with more digits is no project's id.
    return id.length() > 16 ? Long.MAX_VALUE : Long.parseLong(id);
  }

  @Get("/deployments/{id}")
  String find(@PathVariable String id) {
    return Json.text(DeploymentJson.of(deployments.find(Ids.parse(id, "deployment"))));
  }

  @Post(uri = "/deployments/{id}/cancel", consumes = "*/*")
  String cancel(@PathVariable String id, HttpRequest<?> request) {
    return Json.text(
        DeploymentJson.of(deployments.cancel(Ids.parse(id, "deployment"), caller(request))));
  }

  private static String caller(HttpRequest<?> request) {
    return RequestCaller.nameOf(request).orElseThrow();
  }
}
