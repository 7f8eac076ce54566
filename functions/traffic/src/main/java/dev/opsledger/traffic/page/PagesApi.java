package dev.opsledger.traffic.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.web.RequestExceptionHandler;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.PageAccess;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Serves the pages. Their addresses hold a read-only key. The user's token is accepted as well, but
 * a browser is sent on to the address with the key, because people pass on what a browser shows.
 */
@Controller("/users")
final class PagesApi {
  private static final String CSV_END = ".csv";

  private final PageKeys keys;
  private final UserRepositoryQuery query;
  private final PageRenderer pages;

  PagesApi(PageKeys keys, UserRepositoryQuery query, PageRenderer pages) {
    this.keys = keys;
    this.query = query;
    this.pages = pages;
  }

  @Get("/static/{file}")
  HttpResponse<String> asset(@PathVariable String file) {
    return PageResponse.of(
        TrafficAssets.find(file)
            .orElseThrow(() -> RequestException.notFound("there is no such file")));
  }

  @Get("/{token}/repos")
  @Produces(PageResponse.HTML)
  HttpResponse<String> repositories(
      HttpRequest<?> request,
      @PathVariable String token,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    return answer(
        token, request, access -> page(pages.repositories(access, DateRange.of(start, end))));
  }

  @Get("/{token}/repos/{id}")
  @Produces({PageResponse.HTML, Csv.TYPE})
  HttpResponse<String> repository(
      HttpRequest<?> request,
      @PathVariable String token,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    return answer(
        token,
        request,
        access -> {
          if (id.endsWith(CSV_END)) {
            String known = id.substring(0, id.length() - CSV_END.length());
            return csv(repository(access, known), DateRange.of(start, end));
          }
          return page(pages.repository(access, repository(access, id), DateRange.of(start, end)));
        });
  }

  private HttpResponse<String> csv(UserRepository repository, DateRange range) {
    String file = repository.name().full().replace('/', '-') + CSV_END;
    return PageResponse.secured(HttpResponse.ok(pages.csv(repository, range)))
        .header("Content-Type", Csv.TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  private static HttpResponse<String> page(String html) {
    return PageResponse.of(HttpStatus.OK, html);
  }

  private HttpResponse<String> answer(
      String token, HttpRequest<?> request, Function<PageAccess, HttpResponse<String>> shown) {
    try {
      PageAccess access = access(request, token);
      boolean mayBeSeen = access.key().reveal().equals(token) || !isBrowser(request);
      return mayBeSeen ? shown.apply(access) : readOnly(access, token, request.getUri());
    } catch (RequestException problem) {
      return problem(problem);
    }
  }

  /** Programs ask for anything, and show the address to nobody. */
  private static boolean isBrowser(HttpRequest<?> request) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }

  /** Sends a browser on to the same page with the key that can only read. */
  private static HttpResponse<String> readOnly(PageAccess access, String token, URI asked) {
    String users = "/users/";
    String path = asked.getRawPath().replace(users + token, users + access.key().reveal());
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    return PageResponse.of(HttpStatus.SEE_OTHER, "").header(HttpHeaders.LOCATION, path + query);
  }

  private static HttpResponse<String> problem(RequestException problem) {
    HttpStatus status = RequestExceptionHandler.status(problem);
    String title =
        switch (status) {
          case NOT_FOUND -> "Page not found";
          case TOO_MANY_REQUESTS -> "Too many attempts";
          default -> "Invalid request";
        };
    String html = TrafficPageLayout.notice(title, problem.getMessage());
    return RequestExceptionHandler.waiting(problem, PageResponse.of(status, html));
  }

  private PageAccess access(HttpRequest<?> request, String key) {
    return keys.access(request, key).orElseThrow(PagesApi::nothing);
  }

  private UserRepository repository(PageAccess access, String id) {
    return Optional.of(id)
        .filter(access::mayOpen)
        .flatMap(known -> query.find(access.user(), known))
        .orElseThrow(PagesApi::nothing);
  }

  private static RequestException nothing() {
    return RequestException.notFound(
        "There is no such page. Check the address, or ask the person who gave it to you.");
  }
}
