package dev.opsledger.front.api;

import dev.opsledger.core.access.BrowserSessions;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.access.ReadCookie;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.web.RequestCaller;
import dev.opsledger.front.overview.OverviewQuery;
import dev.opsledger.front.page.Assets;
import dev.opsledger.front.page.HomePage;
import dev.opsledger.front.page.SignInPage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.util.Optional;

/** The home page, its numbers as JSON, and its assets. */
@Controller
final class HomeApi {
  private final OverviewQuery overview;
  private final ReadAccess access;
  private final BrowserSessions sessions;

  HomeApi(OverviewQuery overview, ReadAccess access, BrowserSessions sessions) {
    this.overview = overview;
    this.access = access;
    this.sessions = sessions;
  }

  @Get
  @Produces(PageResponse.HTML)
  HttpResponse<String> home(HttpRequest<?> request) {
    if (access.closed()) {
      return PageResponse.of(HttpStatus.SERVICE_UNAVAILABLE, SignInPage.closed());
    }
    Optional<RequestCaller> caller = access.caller(request);
    if (caller.isEmpty()) {
      return PageResponse.of(HttpStatus.UNAUTHORIZED, SignInPage.html(SignInPage.ASK));
    }
    var page = PageResponse.of(HttpStatus.OK, HomePage.html(overview.read(), caller.get()));
    if (caller.get().byCookie()) {
      exchange(request, page);
    }
    return page;
  }

  /** Older versions kept the token itself in the cookie; replaces such a cookie by a session. */
  private void exchange(HttpRequest<?> request, MutableHttpResponse<String> page) {
    Optional<String> token = ReadCookie.formerToken(request).filter(access::opens);
    if (token.isPresent()) {
      ReadCookie.dropping(request).forEach(old -> page.header(HttpHeaders.SET_COOKIE, old));
      page.header(HttpHeaders.SET_COOKIE, ReadCookie.keeping(request, sessions.open(token.get())));
    }
  }

  @Get("/overview")
  @ReadRoute
  String overview() {
    return Json.text(OverviewJson.of(overview.read()));
  }

  @Get("/assets/{file}")
  HttpResponse<String> asset(@PathVariable String file) {
    return PageResponse.of(
        Assets.find(file).orElseThrow(() -> RequestException.notFound("there is no such file")));
  }
}
