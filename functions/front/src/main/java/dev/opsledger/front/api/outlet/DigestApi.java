package dev.opsledger.front.api.outlet;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.page.PageAnswers;
import dev.opsledger.core.page.PageResponse;
import dev.opsledger.core.page.PageRoute;
import dev.opsledger.front.outlet.Digest;
import dev.opsledger.front.outlet.ToldDigests;
import dev.opsledger.front.page.DigestPage;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;

/** {@code /digest}: what people are told on a day, as text and for browsers as a page. */
@Controller
@ReadRoute
@PageRoute.ForBrowsers
final class DigestApi {
  static final String TEXT = "text/plain; charset=utf-8";

  private final ToldDigests digests;

  DigestApi(ToldDigests digests) {
    this.digests = digests;
  }

  @Get("/digest")
  @Produces({TEXT, PageResponse.HTML})
  HttpResponse<String> digest(HttpRequest<?> request, @QueryValue @Nullable String date) {
    Digest digest = digests.read(date);
    return PageAnswers.isBrowser(request)
        ? PageAnswers.of(request, DigestPage.of(PageAnswers.address(request), digest))
            .header(HttpHeaders.VARY, "Accept")
        : HttpResponse.ok(digest.text())
            .header(HttpHeaders.CONTENT_TYPE, TEXT)
            .header(HttpHeaders.VARY, "Accept");
  }
}
