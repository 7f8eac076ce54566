package dev.opsledger.oncall.api.load;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.csv.Csv;
import dev.opsledger.oncall.api.PagedResponses;
import dev.opsledger.oncall.api.Paging;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** The routes of on-call load. */
@Controller
@ReadRoute
final class LoadApi {
  private final OncallLoad load;

  LoadApi(OncallLoad load) {
    this.load = load;
  }

  @Get("/dashboard/oncall/load")
  HttpResponse<String> dashboard(
      HttpRequest<?> request,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until,
      @QueryValue @Nullable String by,
      @QueryValue @Nullable String cursor) {
    LoadQuery query = load.query(by, since, until);
    return PagedResponses.respond(request, load.json(query, Paging.of(null, cursor)));
  }

  @Get("/reports/oncall/load")
  HttpResponse<String> report(
      HttpRequest<?> request,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until,
      @QueryValue @Nullable String by,
      @QueryValue @Nullable String cursor) {
    LoadQuery query = load.query(by, since, until);
    String file = "oncall_load_by_" + query.by().text() + "_report.csv";
    return PagedResponses.respond(request, load.csv(query, Paging.of(null, cursor)))
        .contentType(Csv.TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }
}
