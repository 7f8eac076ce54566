package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses requests without a valid credential to the routes marked {@link ProjectsRoute}. */
@ProjectsRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProjectsFilter {
  private final ProjectsAccess access;

  ProjectsFilter(ProjectsAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    String caller =
        access
            .caller(request)
            .orElseThrow(
                () ->
                    RequestException.unauthorized(
                        "this route requires the projects token:"
                            + " Authorization: Bearer <PROJECTS_TOKEN>"));
    RequestCaller.keep(request, caller);
  }
}
