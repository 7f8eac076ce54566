package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.deployments.domain.Ids;
import dev.opsledger.deployments.store.DeploymentStore;
import dev.opsledger.deployments.store.PageQuery;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;

/** Routes under {@code /projects}. */
@Controller
@ProjectsRoute
final class ProjectsApi {
  private final PageQuery pages;
  private final DeploymentStore store;

  ProjectsApi(PageQuery pages, DeploymentStore store) {
    this.pages = pages;
    this.store = store;
  }

  @Get("/projects")
  HttpResponse<String> list(HttpRequest<?> request, @QueryValue @Nullable String page) {
    var number = PageNumber.parse(page);
    var found = pages.projects(number.value());
    return HttpResponse.ok(
            Json.text(Json.node(found.elements().stream().map(DeploymentJson::of).toList())))
        .header(
            HttpHeaders.LINK, number.links(Origin.of(request) + "/projects?page=", found.total()));
  }

  @Get("/projects/{id}")
  String find(@PathVariable String id) {
    return store
        .project(Ids.parse(id, "project"))
        .map(project -> Json.text(DeploymentJson.of(project)))
        .orElseThrow(() -> RequestException.notFound("there is no such project"));
  }
}
