package dev.opsledger.core.page;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Answers requests for pages: with the page, or with one of its tables as CSV or JSON. */
public final class PageAnswers {
  /** The parameter that names a form other than HTML. */
  static final String FORM = "as";

  /** The parameter that names one of the page's tables. */
  static final String TABLE = "table";

  private PageAnswers() {}

  /** The address that a request asks for. */
  public static PageAddress address(HttpRequest<?> request) {
    return PageAddress.of(request);
  }

  /** Whether a request of a route that is a page for browsers comes from one. */
  public static boolean isBrowser(HttpRequest<?> request) {
    return PageFilter.isBrowser(request);
  }

  /** The page, or the table that the request names. */
  public static MutableHttpResponse<String> of(HttpRequest<?> request, WebPage page) {
    String form = request.getParameters().get(FORM);
    if (form == null) {
      String html = PageFrame.html(page, PageFilter.caller(request));
      return PageResponse.of(HttpStatus.OK, html);
    }
    PageTable table =
        page.table(request.getParameters().get(TABLE, String.class).orElse(""))
            .orElseThrow(() -> RequestException.notFound("this page has no such table"));
    return switch (form) {
      case "csv" ->
          table(table.csv(), Csv.TYPE).header(HttpHeaders.CONTENT_DISPOSITION, file(table));
      case "json" -> table(Json.text(table.json()), MediaType.APPLICATION_JSON);
      default -> throw RequestException.invalid("as must be csv or json");
    };
  }

  private static String file(PageTable table) {
    return "attachment; filename=\"" + table.id() + ".csv\"";
  }

  private static MutableHttpResponse<String> table(String body, String type) {
    return PageResponse.secured(HttpResponse.ok(body)).header(HttpHeaders.CONTENT_TYPE, type);
  }
}
