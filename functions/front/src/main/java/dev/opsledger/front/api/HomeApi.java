package dev.opsledger.front.api;

import dev.opsledger.core.access.BrowserSessions;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.access.ReadCookie;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.PageAnswers;
import dev.opsledger.core.page.PageAssets;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.PageRoute;
import dev.opsledger.front.overview.OverviewQuery;
import dev.opsledger.front.page.HomePage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
  @Produces({PageResponse.HTML, MediaType.APPLICATION_JSON, Csv.TYPE})
  @PageRoute
  HttpResponse<String> home(HttpRequest<?> request) {
    var page = PageAnswers.of(request, HomePage.of(overview.read(), PageAnswers.address(request)));
    exchange(request, page);
    return page;
  }

  /** Older versions kept the token itself in the cookie; replaces such a cookie by a session. */
  private void exchange(HttpRequest<?> request, MutableHttpResponse<String> page) {
    if (access.open() || ReadCookie.session(request).isPresent()) {
      return;
    }
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
        PageAssets.find(file)
            .orElseThrow(() -> RequestException.notFound("there is no such file")));
  }
}
