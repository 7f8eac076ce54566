package dev.opsledger.front.api;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.overview.SyncUnits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;

/** {@code /sync}: how fresh and complete each source is. */
@Controller("/sync")
@ReadRoute
final class SyncApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final SyncStatusQuery query;

  SyncApi(SyncStatusQuery query) {
    this.query = query;
  }

  @Get
  String sources() {
    return Json.text(SyncJson.of(query.sources()));
  }

  @Get("/{source}")
  HttpResponse<String> source(
      HttpRequest<?> request,
      @PathVariable String source,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    SyncUnits page = query.units(source, Cursors.decode(cursor), limit(limit));
    Optional<String> next =
        page.more() ? Optional.of(Cursors.encode(page.units().getLast().id())) : Optional.empty();
    MutableHttpResponse<String> response = HttpResponse.ok(Json.text(SyncJson.of(page, next)));
    next.ifPresent(after -> response.header(HttpHeaders.LINK, link(request, limit, after)));
    return response;
  }

  private static String link(HttpRequest<?> request, String limit, String next) {
    String kept = limit == null ? "" : "limit=" + limit + "&";
    return "<"
        + Origin.of(request)
        + request.getPath()
        + "?"
        + kept
        + "cursor="
        + next
        + ">; rel=\"next\"";
  }

  private static int limit(String text) {
    return Optional.ofNullable(text)
        .map(
            number -> {
              if (number.matches("[1-9][0-9]{0,3}") && Integer.parseInt(number) <= MAX_LIMIT) {
                return Integer.parseInt(number);
              }
              throw RequestException.invalid("limit must be a whole number from 1 to " + MAX_LIMIT);
            })
        .orElse(DEFAULT_LIMIT);
  }
}
