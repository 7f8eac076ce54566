package dev.opsledger.oncall.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.page.PageAnswers;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.PageRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;

/** The pages about incidents and services. */
@Controller
@PageRoute
@Produces({PageResponse.HTML, Csv.TYPE, MediaType.APPLICATION_JSON})
final class OncallPagesApi {
  private final OncallPages pages;

  OncallPagesApi(OncallPages pages) {
    this.pages = pages;
  }

  @Get("/oncall")
  HttpResponse<String> all(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.all(PageAnswers.address(request)));
  }

  @Get("/oncall/services/{id}")
  HttpResponse<String> service(HttpRequest<?> request, @PathVariable String id) {
    return PageAnswers.of(request, pages.service(PageAnswers.address(request), id));
  }

  @Get("/incidents/{id}")
  HttpResponse<String> incident(HttpRequest<?> request, @PathVariable String id) {
    return PageAnswers.of(request, pages.incident(PageAnswers.address(request), id));
  }
}
