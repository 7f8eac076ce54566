package dev.opsledger.traffic;

import dev.opsledger.core.web.Problem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.function.Supplier;

/** The pages; the token in their address is the key. */
@Controller("/users")
final class PagesApi {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSV = "text/csv; charset=utf-8";
  private static final String CSV_END = ".csv";

  /** Scripts, styles and images of our own, a form that leads back to us, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final UserStore users;
  private final RepositoryViews views;
  private final Pages pages;

  PagesApi(UserStore users, RepositoryViews views, Pages pages) {
    this.users = users;
    this.views = views;
    this.pages = pages;
  }

  @Get("/static/{file}")
  HttpResponse<String> asset(@PathVariable String file) {
    Assets.Asset asset =
        Assets.find(file).orElseThrow(() -> Problem.notFound("there is no such file"));
    return HttpResponse.ok(asset.text())
        .header("Content-Type", asset.type())
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff");
  }

  @Get("/{token}/repos")
  @Produces(HTML)
  HttpResponse<String> repositories(
      @PathVariable String token,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    return page(() -> pages.repositories(token, user(token), DateRange.of(start, end)));
  }

  @Get("/{token}/repos/{id}")
  @Produces({HTML, CSV})
  HttpResponse<String> repository(
      @PathVariable String token,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    if (id.endsWith(CSV_END)) {
      return csv(token, id.substring(0, id.length() - CSV_END.length()), start, end);
    }
    return page(() -> pages.repository(token, view(token, id), DateRange.of(start, end)));
  }

  private HttpResponse<String> csv(String token, String id, String start, String end) {
    try {
      View view = view(token, id);
      String file = view.name().full().replace('/', '-') + CSV_END;
      return secured(HttpResponse.ok(pages.csv(view, DateRange.of(start, end))))
          .header("Content-Type", CSV)
          .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    } catch (Problem problem) {
      return problem(problem);
    }
  }

  private static HttpResponse<String> page(Supplier<String> html) {
    try {
      return secured(HttpResponse.ok(html.get())).header("Content-Type", HTML);
    } catch (Problem problem) {
      return problem(problem);
    }
  }

  private static HttpResponse<String> problem(Problem problem) {
    String title =
        problem.status().getCode() == 404 ? "There is nothing here" : "That does not work";
    String html = PageShell.notice(title, problem.getMessage());
    return secured(HttpResponse.<String>status(problem.status()).body(html))
        .header("Content-Type", HTML);
  }

  private static MutableHttpResponse<String> secured(MutableHttpResponse<String> response) {
    return response
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "private, no-store")
        .header("X-Robots-Tag", "noindex")
        .header("X-Content-Type-Options", "nosniff");
  }

  private String user(String token) {
    return users.find(token).orElseThrow(PagesApi::nothing);
  }

  private View view(String token, String id) {
    return views.find(user(token), id).orElseThrow(PagesApi::nothing);
  }

  private static Problem nothing() {
    return Problem.notFound(
        "There is no such page. Check the address, or ask whoever gave it to you.");
  }
}
