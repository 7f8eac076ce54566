package dev.opsledger.ci.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestFlag;
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
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable String details) {
    return respond(
        request, org, OptionalLong.empty(), date, cursor, RequestFlag.of("details", details));
  }

  @Get("/org/{org}/daily-runs/{workflowId}")
  HttpResponse<String> ofWorkflow(
      HttpRequest<?> request,
      @PathVariable String org,
      @PathVariable String workflowId,
      @QueryValue @Nullable String date,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable String details) {
    var workflow = OptionalLong.of(RunApi.positive("workflowId", workflowId));
    return respond(request, org, workflow, date, cursor, RequestFlag.of("details", details));
  }

  private HttpResponse<String> respond(
      HttpRequest<?> request,
      String org,
      OptionalLong workflow,
      String date,
      String cursor,
      boolean details) {
    var page =
        runs.read(org, workflow, Optional.ofNullable(date), Optional.ofNullable(cursor), details);
    MutableHttpResponse<String> response = HttpResponse.ok(page.json());
    page.cursor()
        .ifPresent(c -> response.header(HttpHeaders.LINK, next(request, page, c, details)));
    return response;
  }

  private static String next(
      HttpRequest<?> request, DailyRuns.Page page, String cursor, boolean details) {
    var uri =
        UriBuilder.of(Origin.of(request) + request.getPath())
            .queryParam("date", page.day())
            .queryParam("cursor", cursor);
    if (details) {
      uri.queryParam("details", true);
    }
    return "<" + uri.build() + ">; rel=\"next\"";
  }
}
