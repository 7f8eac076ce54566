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

/** {@code /org/{org}/runs/{runId}}. */
@Controller
@ReadRoute
final class RunApi {
  private final SingleRun runs;

  RunApi(SingleRun runs) {
    this.runs = runs;
  }

  @Get("/org/{org}/runs/{runId}")
  HttpResponse<String> one(
      HttpRequest<?> request,
      @PathVariable String org,
      @PathVariable String runId,
      @QueryValue @Nullable String cursor) {
    long id = positive("runId", runId);
    var page = runs.read(org, id, Optional.ofNullable(cursor).map(JobCursor::decode));
    MutableHttpResponse<String> response = HttpResponse.ok(page.json());
    page.after().ifPresent(last -> response.header(HttpHeaders.LINK, next(request, last)));
    return response;
  }

  /** GitHub's id in a path. */
  static long positive(String name, String id) {
    if (!id.matches("[1-9][0-9]*")) {
      throw RequestException.invalid(name + " must be a positive whole number");
    }
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException beyond64Bits) {
      throw RequestException.invalid(name + " must be below 2^63");
    }
  }

  private static String next(HttpRequest<?> request, JobCursor last) {
    var uri =
        UriBuilder.of(Origin.of(request) + request.getPath())
            .queryParam("cursor", last.encode())
            .build();
    return "<" + uri + ">; rel=\"next\"";
  }
}
