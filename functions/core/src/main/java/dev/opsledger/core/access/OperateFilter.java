package dev.opsledger.core.access;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.RequestCaller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Requires the operate token on routes marked {@link OperateRoute}. */
@OperateRoute
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OperateFilter {
  private final ReadAccess access;

  OperateFilter(ReadAccess access) {
    this.access = access;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    RequestCaller caller = access.admit(request);
    if (caller.byCookie()) {
      CrossSite.refuseUnlessOurs(request);
    } else if (access.open()) {
      CrossSite.refuse(request);
    }
    if (!caller.operates()) {
      throw new RequestException(
          RequestException.Kind.FORBIDDEN,
          "the read token does not allow this; the route needs the operate token:"
              + " Authorization: Bearer <OPERATE_TOKEN>");
    }
  }
}
