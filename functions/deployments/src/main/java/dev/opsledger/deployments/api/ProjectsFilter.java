package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Closes the routes marked {@link ProjectsRoute} to those without a credential. */
@ProjectsRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProjectsFilter {
  /** The attribute of a request that says who sent it. */
  static final String BY = "opsledger.by";

  private final ProjectsAccess access;

  ProjectsFilter(ProjectsAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    String by =
        access
            .caller(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
            .orElseThrow(
                () ->
                    RequestException.unauthorized(
                        "this route needs the projects token:"
                            + " Authorization: Bearer <PROJECTS_TOKEN>"));
    request.setAttribute(BY, by);
  }
}
