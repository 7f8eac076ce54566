package dev.opsledger.core.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** Answers with a page, or with something that belongs to one. */
public final class PageResponse {
  /** The media type of pages. */
  public static final String HTML = "text/html; charset=utf-8";

  /** Scripts, styles and images of our own, forms and calls that lead back to us, nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageResponse() {}

  /** A page. */
  public static MutableHttpResponse<String> of(HttpStatus status, String html) {
    return secured(HttpResponse.<String>status(status).body(html))
        .header(HttpHeaders.CONTENT_TYPE, HTML);
  }

  /** A file that never changes under its address. */
  public static MutableHttpResponse<String> of(PageFile file) {
    return HttpResponse.ok(file.text())
        .header(HttpHeaders.CONTENT_TYPE, file.type())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff");
  }

  /** What a page says is for whoever asked for it, and for nobody else to keep or to frame. */
  public static MutableHttpResponse<String> secured(MutableHttpResponse<String> response) {
    return response
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Robots-Tag", "noindex")
        .header("X-Content-Type-Options", "nosniff");
  }
}
