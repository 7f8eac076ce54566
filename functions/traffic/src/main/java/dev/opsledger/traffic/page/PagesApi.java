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
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the pages. Their addresses hold a read-only key; the user's token is accepted as well. */
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
    return page(() -> pages.repositories(access(request, token), DateRange.of(start, end)));
  }

  @Get("/{token}/repos/{id}")
  @Produces({PageResponse.HTML, Csv.TYPE})
  HttpResponse<String> repository(
      HttpRequest<?> request,
      @PathVariable String token,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    if (id.endsWith(CSV_END)) {
      return csv(request, token, id.substring(0, id.length() - CSV_END.length()), start, end);
    }
    return page(
        () -> {
          PageAccess access = access(request, token);
          return pages.repository(access, repository(access, id), DateRange.of(start, end));
        });
  }

  private HttpResponse<String> csv(
      HttpRequest<?> request, String token, String id, String start, String end) {
    try {
      UserRepository repository = repository(access(request, token), id);
      String file = repository.name().full().replace('/', '-') + CSV_END;
      return PageResponse.secured(HttpResponse.ok(pages.csv(repository, DateRange.of(start, end))))
          .header("Content-Type", Csv.TYPE)
          .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    } catch (RequestException problem) {
      return problem(problem);
    }
  }

  private static HttpResponse<String> page(Supplier<String> html) {
    try {
      return PageResponse.of(HttpStatus.OK, html.get());
    } catch (RequestException problem) {
      return problem(problem);
    }
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
