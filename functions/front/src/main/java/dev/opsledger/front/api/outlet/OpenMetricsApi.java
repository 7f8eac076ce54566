package dev.opsledger.front.api.outlet;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.front.outlet.MetricsQuery;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code /metrics}, for Prometheus. */
@Controller
@ReadRoute
final class OpenMetricsApi {
  /** The media type of OpenMetrics 1.0. */
  static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final MetricsQuery metrics;

  OpenMetricsApi(MetricsQuery metrics) {
    this.metrics = metrics;
  }

  @Get("/metrics")
  @Produces(TYPE)
  HttpResponse<String> metrics() {
    return HttpResponse.ok(metrics.text()).header(HttpHeaders.CONTENT_TYPE, TYPE);
  }
}
