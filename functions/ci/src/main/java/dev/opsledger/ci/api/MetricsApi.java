package dev.opsledger.ci.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.json.Json;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.Set;

/** {@code /metrics/ci} and {@code /metrics/ci.csv}: the figures of CI over time. */
@Controller("/metrics")
@ReadRoute
final class MetricsApi {
  private final CiMetrics metrics;

  MetricsApi(CiMetrics metrics) {
    this.metrics = metrics;
  }

  @Get(
      uri = "/ci",
      produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
  HttpResponse<String> figures(
      HttpRequest<?> request,
      @QueryValue @Nullable String org,
      @QueryValue @Nullable String repo,
      @QueryValue @Nullable String workflow,
      @QueryValue @Nullable String branch,
      @QueryValue @Nullable String event,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until,
      @QueryValue @Nullable String by) {
    var asked = new MetricsRequest(org, repo, workflow, branch, event, since, until, by);
    CiMetrics.Result result = metrics.read(asked);
    if (asksForCsv(request)) {
      return file(result);
    }
    return HttpResponse.ok(
            Json.text(MetricsJson.of(result, metrics.zone().getId(), metrics.clock().instant())))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  @Get("/ci.csv")
  HttpResponse<String> csv(
      @QueryValue @Nullable String org,
      @QueryValue @Nullable String repo,
      @QueryValue @Nullable String workflow,
      @QueryValue @Nullable String branch,
      @QueryValue @Nullable String event,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until,
      @QueryValue @Nullable String by) {
    return file(
        metrics.read(new MetricsRequest(org, repo, workflow, branch, event, since, until, by)));
  }

  private static boolean asksForCsv(HttpRequest<?> request) {
    return request.accept().stream()
        .map(MediaType::getName)
        .filter(Set.of(MediaType.TEXT_CSV, MediaType.APPLICATION_JSON)::contains)
        .findFirst()
        .filter(MediaType.TEXT_CSV::equals)
        .isPresent();
  }

  private static HttpResponse<String> file(CiMetrics.Result result) {
    return HttpResponse.ok(MetricsCsv.of(result))
        .contentType(Csv.TYPE)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ci.csv\"");
  }
}
