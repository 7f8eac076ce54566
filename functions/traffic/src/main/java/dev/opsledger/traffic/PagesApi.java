package dev.opsledger.traffic;

import dev.opsledger.core.page.PageAnswer;
import dev.opsledger.core.web.Problem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages; the key in their address can only read, and the user's token opens them, too. */
@Controller("/users")
final class PagesApi {
  private static final String CSV = "text/csv; charset=utf-8";
  private static final String CSV_END = ".csv";

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
    return PageAnswer.of(
        Assets.find(file).orElseThrow(() -> Problem.notFound("there is no such file")));
  }

  @Get("/{token}/repos")
  @Produces(PageAnswer.HTML)
  HttpResponse<String> repositories(
      @PathVariable String token,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    return page(() -> pages.repositories(reader(token), DateRange.of(start, end)));
  }

  @Get("/{token}/repos/{id}")
  @Produces({PageAnswer.HTML, CSV})
  HttpResponse<String> repository(
      @PathVariable String token,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    if (id.endsWith(CSV_END)) {
      return csv(token, id.substring(0, id.length() - CSV_END.length()), start, end);
    }
    return page(
        () -> {
          Reader reader = reader(token);
          return pages.repository(reader, view(reader, id), DateRange.of(start, end));
        });
  }

  private HttpResponse<String> csv(String token, String id, String start, String end) {
    try {
      View view = view(reader(token), id);
      String file = view.name().full().replace('/', '-') + CSV_END;
      return PageAnswer.secured(HttpResponse.ok(pages.csv(view, DateRange.of(start, end))))
          .header("Content-Type", CSV)
          .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    } catch (Problem problem) {
      return problem(problem);
    }
  }

  private static HttpResponse<String> page(Supplier<String> html) {
    try {
      return PageAnswer.of(HttpStatus.OK, html.get());
    } catch (Problem problem) {
      return problem(problem);
    }
  }

  private static HttpResponse<String> problem(Problem problem) {
    String title =
        problem.status().getCode() == 404 ? "There is nothing here" : "That does not work";
    String html = PageShell.notice(title, problem.getMessage());
    return PageAnswer.of(problem.status(), html);
  }

  private Reader reader(String key) {
    return users.reader(key).orElseThrow(PagesApi::nothing);
  }

  private View view(Reader reader, String id) {
    return Optional.of(id)
        .filter(reader::mayOpen)
        .flatMap(known -> views.find(reader.user(), known))
        .orElseThrow(PagesApi::nothing);
  }

  private static Problem nothing() {
    return Problem.notFound(
        "There is no such page. Check the address, or ask whoever gave it to you.");
  }
}
