package dev.opsledger.traffic.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.page.PageAnswers;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.PageRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The page with the traffic of all repositories. */
@Controller
@PageRoute
@Produces({PageResponse.HTML, Csv.TYPE, MediaType.APPLICATION_JSON})
final class PortfolioApi {
  private final PortfolioPages pages;

  PortfolioApi(PortfolioPages pages) {
    this.pages = pages;
  }

  @Get("/traffic")
  HttpResponse<String> all(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.all(PageAnswers.address(request)));
  }
}
