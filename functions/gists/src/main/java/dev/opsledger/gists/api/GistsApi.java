package dev.opsledger.gists.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestFlag;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.gists.sync.WatchSettings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** Routes for the gists that a session has not seen and for the users that are scanned. */
@Controller
@ReadRoute
final class GistsApi {
  private final WatchedUserStore users;
  private final WatchSettings watch;
  private final UnseenGists gists;

  GistsApi(WatchedUserStore users, WatchSettings watch, UnseenGists gists) {
    this.users = users;
    this.watch = watch;
    this.gists = gists;
  }

  @Get("/getAllScannedUsers")
  String allUsers() {
    return Json.text(Json.node(users.names()));
  }

  @Get("/getCurrentlyScannedUsers")
  String currentUsers() {
    return Json.text(Json.node(watch.users()));
  }

  @Get("/getGists")
  HttpResponse<String> unseen(HttpRequest<?> request, @QueryValue @Nullable String details) {
    boolean withDetails = RequestFlag.of("details", details);
    var shown = gists.show(SessionCookie.of(request), withDetails);
    MutableHttpResponse<String> response =
        HttpResponse.ok(shown.json()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    shown
        .cookie()
        .ifPresent(c -> response.header(HttpHeaders.SET_COOKIE, SessionCookie.header(request, c)));
    if (shown.more()) {
      String next = Origin.of(request) + "/getGists" + (withDetails ? "?details=true" : "");
      response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
    return response;
  }
}
