package dev.opsledger.core.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Closes the routes marked {@link ReadRoute} to those without the token. */
@ReadRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReadFilter {
  private final ReadAccess access;

  ReadFilter(ReadAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (access.closed()) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "reading is closed until the SSM parameter that the stack names holds READ_TOKEN");
    }
    if (!access.allows(request.getHeaders().get(HttpHeaders.AUTHORIZATION))) {
      throw Problem.unauthorized(
          "this route needs the read token: Authorization: Bearer <READ_TOKEN>");
    }
  }
}
