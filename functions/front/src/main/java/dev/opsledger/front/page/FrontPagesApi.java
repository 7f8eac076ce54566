package dev.opsledger.front.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageAnswers;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.PageRoute;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;

/** The front's pages other than the home page. */
@Controller
@PageRoute
@Produces({PageResponse.HTML, Csv.TYPE, MediaType.APPLICATION_JSON})
final class FrontPagesApi {
  private final FrontPages pages;

  FrontPagesApi(FrontPages pages) {
    this.pages = pages;
  }

  @Get("/completeness")
  HttpResponse<String> completeness(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.completeness(PageAnswers.address(request)));
  }

  @Get("/completeness/{source}")
  HttpResponse<String> source(HttpRequest<?> request, @PathVariable String source) {
    return PageAnswers.of(request, pages.source(PageAnswers.address(request), source));
  }

  @Get("/dora")
  HttpResponse<String> dora(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.dora(PageAnswers.address(request)));
  }

  @Get("/dora/{project}")
  HttpResponse<String> doraOfProject(HttpRequest<?> request, @PathVariable String project) {
    PageAddress address =
        new PageAddress("/dora", PageAnswers.address(request).parameters())
            .with(DoraPage.PROJECT, project);
    return seeOther(address.toString());
  }

  @Get("/dora/identity")
  HttpResponse<String> identity(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.identity(PageAnswers.address(request)));
  }

  @Get("/changes")
  HttpResponse<String> changes(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.changes(PageAnswers.address(request)));
  }

  @Get("/search")
  HttpResponse<String> search(HttpRequest<?> request) {
    FrontPages.Found found = pages.search(PageAnswers.address(request));
    return found
        .only()
        .map(FrontPagesApi::seeOther)
        .orElseGet(() -> PageAnswers.of(request, found.page()));
  }

  private static MutableHttpResponse<String> seeOther(String address) {
    return PageResponse.of(HttpStatus.SEE_OTHER, "").header(HttpHeaders.LOCATION, address);
  }
}
