package dev.opsledger.core.page;

import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.web.ErrorFormat;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Errors of pages, as pages. */
@Singleton
final class PageErrors implements ErrorFormat.Pages {
  @Override
  public Optional<MutableHttpResponse<String>> of(
      HttpRequest<?> request, HttpStatus status, String message) {
    return PageFilter.isPage(request)
        ? Optional.of(PageResponse.of(status, html(request, status, message)))
        : Optional.empty();
  }

  private static String html(HttpRequest<?> request, HttpStatus status, String message) {
    if (status == HttpStatus.UNAUTHORIZED) {
      return SignInPage.html(SignInPage.ASK, PageAddress.of(request).toString());
    }
    if (message.equals(ReadAccess.CLOSED)) {
      return SignInPage.closed();
    }
    var page = new WebPage(PageArea.ELSEWHERE, PageAddress.of(request), title(status));
    page.add(
        """
        <section class="card narrow"><p role="status">%s</p>
        <p>%s</p></section>
        """
            .formatted(Html.escape(sentence(message)), next(status)));
    return PageFrame.html(page, PageFilter.caller(request));
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "Page not found";
      case BAD_REQUEST -> "Invalid request";
      case TOO_MANY_REQUESTS -> "Too many attempts";
      case SERVICE_UNAVAILABLE -> "Not now";
      default -> "Something went wrong";
    };
  }

  private static String sentence(String message) {
    String first = message.isEmpty() ? "" : message.substring(0, 1).toUpperCase(Locale.ROOT);
    String rest = message.isEmpty() ? "" : message.substring(1);
    return first + rest + (message.endsWith(".") ? "" : ".");
  }

  private static String next(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND ->
          "Search for it above, or begin <a href=\"/\">with today</a>. What a source has not"
              + " brought yet is listed under <a href=\"/completeness\">completeness</a>.";
      case BAD_REQUEST -> "Go back and choose again, or begin <a href=\"/\">with today</a>.";
      default -> "Try again in a minute.";
    };
  }
}
