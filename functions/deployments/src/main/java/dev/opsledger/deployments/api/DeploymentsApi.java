package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.core.web.RawBody;
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

/** {@code /deployments}, and their creation below {@code /projects}. */
@Controller
@ProjectsRoute
final class DeploymentsApi {
  private final PageQuery lists;
  private final Deployments deployments;

  DeploymentsApi(PageQuery lists, Deployments deployments) {
    this.lists = lists;
    this.deployments = deployments;
  }

  @Post(
      uris = {"/projects/{id}/deployment", "/projects/{id}/deployments"},
      consumes = "*/*")
  HttpResponse<String> create(
      @PathVariable String id,
      @Header("Idempotency-Key") @Nullable String idempotencyKey,
      HttpRequest<?> request) {
    var wish = CreationRequest.read(idempotencyKey, RawBody.of(request));
    Deployment created =
        deployments.create(
            Ids.read(id, "project"), wish.commitSha(), wish.repetition(), by(request));
    return HttpResponse.created(Json.text(DeploymentJson.of(created)));
  }

  @Get("/deployments")
  HttpResponse<String> list(
      HttpRequest<?> request,
      @QueryValue @Nullable String page,
      @QueryValue @Nullable String projectId) {
    var number = PageNumber.read(page);
    boolean all = projectId == null;
    var part =
        all
            ? lists.deployments(number.value())
            : lists.deploymentsOf(project(projectId), number.value());
    String list =
        Origin.of(request) + "/deployments?" + (all ? "" : "projectId=" + projectId + "&");
    return HttpResponse.ok(Json.text(Json.node(part.rows().stream().map(DeploymentJson::of).toList())))
        .header(HttpHeaders.LINK, number.links(list + "page=", part.total()));
  }

  private static long project(String id) {
    if (!id.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.invalid("projectId is a positive whole number");
    }
    return Long.parseLong(id);
  }

  @Get("/deployments/{id}")
  String find(@PathVariable String id) {
    return Json.text(DeploymentJson.of(deployments.find(Ids.read(id, "deployment"))));
  }

  @Post(uri = "/deployments/{id}/cancel", consumes = "*/*")
  String cancel(@PathVariable String id, HttpRequest<?> request) {
    return Json.text(DeploymentJson.of(deployments.cancel(Ids.read(id, "deployment"), by(request))));
  }

  private static String by(HttpRequest<?> request) {
    return request.getAttribute(ProjectsFilter.BY, String.class).orElseThrow();
  }
}
