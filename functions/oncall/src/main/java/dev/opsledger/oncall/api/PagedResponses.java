package dev.opsledger.oncall.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opsledger.core.web.Origin;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Builds HTTP responses with a {@code Link} header to the next page. */
public final class PagedResponses {
  private static final List<String> PARAMETERS =
      List.of("search_by", "search_value", "limit", "since", "until", "by");

  private PagedResponses() {}

  /** Responds with a page. */
  public static MutableHttpResponse<String> respond(HttpRequest<?> request, PagedBody page) {
    MutableHttpResponse<String> response = HttpResponse.ok(page.body());
    page.next()
        .ifPresent(
            cursor ->
                response.header(HttpHeaders.LINK, "<" + uri(request, cursor) + ">; rel=\"next\""));
    return response;
  }

  private static String uri(HttpRequest<?> request, String cursor) {
    var query = new ArrayList<String>();
    for (String name : PARAMETERS) {
      String value = request.getParameters().get(name);
      if (value != null) {
        query.add(name + "=" + URLEncoder.encode(value, UTF_8));
      }
    }
    query.add("cursor=" + cursor);
    return Origin.of(request) + request.getPath() + "?" + String.join("&", query);
  }
}
