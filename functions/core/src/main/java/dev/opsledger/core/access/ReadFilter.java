package dev.opsledger.core.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Requires a token on routes marked {@link ReadRoute}. */
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
