package dev.opsledger.activity.api;

import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Refuses requests without the token on routes marked {@link ActivityRoute}. */
@ActivityRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ActivityFilter {
  private final ActivityAccess access;

  ActivityFilter(ActivityAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!access.allows(request)) {
      throw RequestException.unauthorized(
          "this route requires the aggregator's token: Authorization: Bearer <ACTIVITY_TOKEN>");
    }
  }
}
