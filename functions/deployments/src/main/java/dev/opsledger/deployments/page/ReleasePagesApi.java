package dev.opsledger.deployments.page;

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

/** The pages about releases. */
@Controller
@PageRoute
@Produces({PageResponse.HTML, Csv.TYPE, MediaType.APPLICATION_JSON})
final class ReleasePagesApi {
  private final ReleasePages pages;

  ReleasePagesApi(ReleasePages pages) {
    this.pages = pages;
  }

  @Get("/releases")
  HttpResponse<String> all(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.all(PageAnswers.address(request)));
  }

  @Get("/releases/{projectId}")
  HttpResponse<String> project(HttpRequest<?> request, @PathVariable String projectId) {
    return PageAnswers.of(request, pages.project(PageAnswers.address(request), projectId));
  }
}
