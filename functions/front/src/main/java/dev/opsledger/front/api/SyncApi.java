package dev.opsledger.front.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.Origin;
import dev.opsledger.core.web.ReadRoute;
import dev.opsledger.front.overview.SyncStatusQuery;
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
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final SyncStatusQuery view;

  SyncApi(SyncStatusQuery view) {
    this.view = view;
  }

  @Get
  String sources() {
    return Json.text(view.sources());
  }

  @Get("/{source}")
  HttpResponse<String> source(
      HttpRequest<?> request,
      @PathVariable String source,
      @QueryValue @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    var part = view.source(source, Cursors.decode(cursor), limit(limit));
    MutableHttpResponse<String> response = HttpResponse.ok(Json.text(part.json()));
    part.next().ifPresent(next -> response.header(HttpHeaders.LINK, link(request, limit, next)));
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
              if (number.matches("[1-9][0-9]{0,3}") && Integer.parseInt(number) <= MOST) {
                return Integer.parseInt(number);
              }
              throw RequestException.invalid("limit is a whole number from 1 to " + MOST);
            })
        .orElse(USUAL);
  }
}
