package dev.opsledger.deployments;

import dev.opsledger.core.web.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Closes the routes marked {@link ProjectsRoute} to those without a credential. */
@ProjectsRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ProjectsFilter {
  private final ProjectsAccess access;

  ProjectsFilter(ProjectsAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!access.allows(request.getHeaders().get(HttpHeaders.AUTHORIZATION))) {
      throw Problem.unauthorized(
          "this route needs the projects token: Authorization: Bearer <PROJECTS_TOKEN>");
    }
  }
}
