package dev.opsledger.ci.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.Origin;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /org/{org}/daily-runs}. */
@Controller
@ReadRoute
final class CiApi {
  private final DailyRuns runs;

  CiApi(DailyRuns runs) {
    this.runs = runs;
  }

  @Get("/org/{org}/daily-runs")
  HttpResponse<String> ofOrganization(
      HttpRequest<?> request,
      @PathVariable String org,
      @QueryValue @Nullable String date,
      @QueryValue @Nullable String cursor) {
    return respond(request, org, OptionalLong.empty(), date, cursor);
  }

  @Get("/org/{org}/daily-runs/{workflowId}")
  HttpResponse<String> ofWorkflow(
      HttpRequest<?> request,
      @PathVariable String org,
      @PathVariable String workflowId,
      @QueryValue @Nullable String date,
      @QueryValue @Nullable String cursor) {
    return respond(request, org, OptionalLong.of(workflow(workflowId)), date, cursor);
  }

  private static long workflow(String id) {
    if (!id.matches("[1-9]\\d{0,17}")) {
      throw RequestException.invalid("workflowId must be a positive whole number");
    }
    return Long.parseLong(id);
  }

  private HttpResponse<String> respond(
      HttpRequest<?> request, String org, OptionalLong workflow, String date, String cursor) {
    var page = runs.read(org, workflow, Optional.ofNullable(date), Optional.ofNullable(cursor));
    MutableHttpResponse<String> response = HttpResponse.ok(page.json());
    page.cursor().ifPresent(c -> response.header(HttpHeaders.LINK, next(request, page, c)));
    return response;
  }

  private static String next(HttpRequest<?> request, DailyRuns.Page page, String cursor) {
    var uri =
        UriBuilder.of(Origin.of(request) + request.getPath())
            .queryParam("date", page.day())
            .queryParam("cursor", cursor)
            .build();
    return "<" + uri + ">; rel=\"next\"";
  }
}
