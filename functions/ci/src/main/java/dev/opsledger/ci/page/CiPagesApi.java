package dev.opsledger.ci.page;

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

/** The pages about runs. */
@Controller
@PageRoute
@Produces({PageResponse.HTML, Csv.TYPE, MediaType.APPLICATION_JSON})
final class CiPagesApi {
  private final CiPages pages;

  CiPagesApi(CiPages pages) {
    this.pages = pages;
  }

  @Get("/ci")
  HttpResponse<String> organizations(HttpRequest<?> request) {
    return PageAnswers.of(request, pages.organizations(PageAnswers.address(request)));
  }

  @Get("/ci/{org}")
  HttpResponse<String> organization(HttpRequest<?> request, @PathVariable String org) {
    return PageAnswers.of(request, pages.organization(PageAnswers.address(request), org));
  }

  @Get("/ci/{org}/{repo}")
  HttpResponse<String> repository(
      HttpRequest<?> request, @PathVariable String org, @PathVariable String repo) {
    return PageAnswers.of(request, pages.repository(PageAnswers.address(request), org, repo));
  }

  @Get("/ci/{org}/{repo}/{workflowId}")
  HttpResponse<String> workflow(
      HttpRequest<?> request,
      @PathVariable String org,
      @PathVariable String repo,
      @PathVariable String workflowId) {
    return PageAnswers.of(
        request, pages.workflow(PageAnswers.address(request), org, repo, workflowId));
  }

  @Get("/runs/{id}")
  HttpResponse<String> run(HttpRequest<?> request, @PathVariable String id) {
    return PageAnswers.of(request, pages.run(PageAnswers.address(request), id));
  }
}
