package dev.opsledger.core.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Closes the routes marked {@link ReadRoute} to those without a token. */
@ReadRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReadFilter {
  private final ReadAccess access;

  ReadFilter(ReadAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    access.admit(request);
  }
}
