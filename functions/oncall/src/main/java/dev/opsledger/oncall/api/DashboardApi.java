package dev.opsledger.oncall.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.json.Json;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.time.Clock;

/** The routes below {@code /dashboard}. */
@Controller("/dashboard")
@ReadRoute
final class DashboardApi {
  private final Dashboards dashboards;
  private final IncidentSummary summary;
  private final IncidentTimeline timeline;
  private final Clock clock;

  DashboardApi(
      Dashboards dashboards, IncidentSummary summary, IncidentTimeline timeline, Clock clock) {
    this.timeline = timeline;
    this.dashboards = dashboards;
    this.summary = summary;
    this.clock = clock;
  }

  @Get("/services")
  HttpResponse<String> services(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return PagedResponses.respond(request, dashboards.services(Paging.of(null, cursor)));
  }

  @Get("/services/incidents")
  HttpResponse<String> servicesWithIncidents(
      HttpRequest<?> request,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    return PagedResponses.respond(
        request, dashboards.servicesWithIncidents(Paging.of(limit, cursor)));
  }

  @Get("/incidents")
  HttpResponse<String> incidents(
      HttpRequest<?> request,
      @QueryValue("search_by") @Nullable String searchBy,
      @QueryValue("search_value") @Nullable String searchValue,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    var search = SearchParameters.parse(searchBy, searchValue);
    return PagedResponses.respond(request, dashboards.incidents(search, Paging.of(limit, cursor)));
  }

  @Get("/incidents/summary")
  String summary(@QueryValue @Nullable String since, @QueryValue @Nullable String until) {
    return Json.text(summary.of(SummaryPeriod.of(since, until, clock.instant())));
  }

  @Get("/incidents/{id}")
  HttpResponse<String> incident(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    return PagedResponses.respond(request, timeline.of(id, Paging.of(limit, cursor)));
  }

  @Get("/teams/services")
  HttpResponse<String> teams(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return PagedResponses.respond(request, dashboards.teams(Paging.of(null, cursor)));
  }

  @Get("/escalation_policies")
  HttpResponse<String> policies(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return PagedResponses.respond(request, dashboards.policies(Paging.of(null, cursor)));
  }
}
