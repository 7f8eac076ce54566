package dev.opsledger.front.api;

import dev.opsledger.core.page.PageResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The API's documentation, as an OpenAPI document and as a page. Both are generated from the code
 * by a test and contain no data, so they need no token.
 */
@Controller
final class DocsApi {
  private static final String CSS = "text/css; charset=utf-8";

  /** The page loads its style sheet only. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  @Get("/openapi.json")
  HttpResponse<String> document() {
    return file("openapi.json", "application/json");
  }

  @Get("/docs")
  @Produces(PageResponse.HTML)
  HttpResponse<String> page() {
    return file("docs.html", PageResponse.HTML);
  }

  @Get("/docs/docs.css")
  @Produces(CSS)
  HttpResponse<String> style() {
    return file("docs.css", CSS);
  }

  private static HttpResponse<String> file(String name, String type) {
    return HttpResponse.ok(read(name))
        .header("Content-Type", type)
        .header("Cache-Control", "public, max-age=300")
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String read(String name) {
    try (InputStream in = DocsApi.class.getResourceAsStream("/dev/opsledger/front/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
