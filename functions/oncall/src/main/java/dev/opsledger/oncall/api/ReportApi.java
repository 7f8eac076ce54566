package dev.opsledger.oncall.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.csv.Csv;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** The routes below {@code /reports}. */
@Controller("/reports")
@ReadRoute
final class ReportApi {
  private final Reports reports;

  ReportApi(Reports reports) {
    this.reports = reports;
  }

  @Get("/services")
  HttpResponse<String> services(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return file(request, reports.services(Paging.of(null, cursor)), "services_report");
  }

  @Get("/services/incidents")
  HttpResponse<String> servicesWithIncidents(
      HttpRequest<?> request,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    PagedBody page = reports.servicesWithIncidents(Paging.of(limit, cursor));
    return file(request, page, "services_with_incidents_report");
  }

  @Get("/incidents")
  HttpResponse<String> incidents(
      HttpRequest<?> request,
      @QueryValue("search_by") @Nullable String searchBy,
      @QueryValue("search_value") @Nullable String searchValue,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    var search = SearchParameters.parse(searchBy, searchValue);
    String name =
        switch (search.by()) {
          case ALL -> "incidents_report";
          case STATUS -> "incidents_by_status_report";
          case SERVICE_ID -> "incidents_by_service_id_report";
        };
    return file(request, reports.incidents(search, Paging.of(limit, cursor)), name);
  }

  @Get("/teams/services")
  HttpResponse<String> teams(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return file(request, reports.teams(Paging.of(null, cursor)), "teams_with_services_report");
  }

  @Get("/escalation_policies")
  HttpResponse<String> policies(HttpRequest<?> request, @QueryValue @Nullable String cursor) {
    return file(request, reports.policies(Paging.of(null, cursor)), "escalation_policies_report");
  }

  private static HttpResponse<String> file(HttpRequest<?> request, PagedBody page, String name) {
    return PagedResponses.respond(request, page)
        .contentType(Csv.TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
  }
}
