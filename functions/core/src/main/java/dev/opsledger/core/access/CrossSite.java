package dev.opsledger.core.access;

import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Protection against cross-site request forgery: a page of another site cannot read the response,
 * but its request would still take effect. Browsers state where a request comes from in {@code
 * Sec-Fetch-Site} ("Fetch Metadata Request Headers", W3C); older ones send at least {@code Origin}.
 */
public final class CrossSite {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private CrossSite() {}

  /**
   * Rejects cross-site requests to a route that needs no Authorization header.
   *
   * @throws RequestException 403 when the request comes from another site's page
   */
  public static void refuse(HttpRequest<?> request) {
    Optional<String> site = header(request, "Sec-Fetch-Site");
    Optional<String> origin = header(request, HttpHeaders.ORIGIN);
    boolean own =
        site.map(OWN::contains).orElseGet(() -> origin.isEmpty() || isOwn(origin.get(), request));
    if (!own) {
      throw new RequestException(
          RequestException.Kind.FORBIDDEN, "requests from pages of other sites are not accepted");
    }
  }

  /**
   * Rejects cross-site requests that are authenticated by a cookie.
   *
   * @throws RequestException 403 unless the browser states that our own page sent it, 415 unless it
   *     is JSON, which an HTML form cannot send
   */
  static void refuseUnlessOurs(HttpRequest<?> request) {
    refuse(request);
    if (header(request, "Sec-Fetch-Site").or(() -> header(request, HttpHeaders.ORIGIN)).isEmpty()) {
      throw new RequestException(
          RequestException.Kind.FORBIDDEN,
          "a request with a cookie must have the header Sec-Fetch-Site or Origin;"
              + " programs use Authorization: Bearer instead of a cookie");
    }
    String type = header(request, HttpHeaders.CONTENT_TYPE).orElse("");
    if (!type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
      throw new RequestException(
          RequestException.Kind.UNSUPPORTED_TYPE,
          "a request with a cookie must have the Content-Type application/json");
    }
  }

  private static boolean isOwn(String origin, HttpRequest<?> request) {
    String authority = origin.replaceFirst("^https?://", "");
    String host = header(request, HttpHeaders.HOST).orElse("");
    return !authority.equals(origin)
        && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}
