package dev.opsledger.core.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** Responses with HTML pages and their static files, with security headers. */
public final class PageResponse {
  /** The media type of pages. */
  public static final String HTML = "text/html; charset=utf-8";

  /** The media types of pages and, with {@code as}, of their tables. */
  public static final String FORMS = HTML + " | text/csv; charset=utf-8 | application/json";

  /** The media types of errors: of a page, and of the rows of its tables. */
  public static final String ERRORS = HTML + " | application/json";

  /**
   * Allows only our own scripts, styles, images, forms and calls; nothing inline or from elsewhere.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageResponse() {}

  /** An HTML page. */
  public static MutableHttpResponse<String> of(HttpStatus status, String html) {
    return secured(HttpResponse.<String>status(status).body(html))
        .header(HttpHeaders.CONTENT_TYPE, HTML);
  }

  /** A static file, cacheable forever because its URL changes with its content. */
  public static MutableHttpResponse<String> of(PageFile file) {
    return HttpResponse.ok(file.text())
        .header(HttpHeaders.CONTENT_TYPE, file.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff");
  }

  /**
   * Adds headers that forbid caching, framing, indexing and referrers: pages show protected data.
   */
  public static MutableHttpResponse<String> secured(MutableHttpResponse<String> response) {
    return response
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Robots-Tag", "noindex")
        .header("X-Content-Type-Options", "nosniff");
  }
}
