package dev.opsledger.core.access;

import dev.opsledger.core.web.Cookies;
import dev.opsledger.core.web.Origin;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The session cookie of a signed-in browser: hidden from scripts ({@code HttpOnly}) and not sent
 * with cross-site requests ({@code SameSite=Strict}). Over https the prefix "__Host-" ties it to
 * this host (RFC 6265bis, section 4.1.3.2); over plain http, as on a laptop, the name has no
 * prefix.
 */
public final class ReadCookie {
  private static final String NAME = "opsledger_reader";
  private static final String SECURE_NAME = "__Host-" + NAME;

  /** Cookie of the previous version: the token itself in Base64. */
  private static final String FORMER_NAME = "opsledger_read";

  private static final String END = "; Path=/; Max-Age=%d; HttpOnly%s; SameSite=Strict";

  private ReadCookie() {}

  /** The {@code Set-Cookie} header that stores a session. */
  public static String keeping(HttpRequest<?> request, String session) {
    return name(request)
        + "="
        + session
        + END.formatted(BrowserSessions.LIFE.toSeconds(), secure(request));
  }

  /** The {@code Set-Cookie} headers that delete our cookies from the browser. */
  public static List<String> dropping(HttpRequest<?> request) {
    return Stream.of(name(request), FORMER_NAME)
        .filter(name -> Cookies.find(request, name).isPresent())
        .map(name -> name + "=" + END.formatted(0, secure(request)))
        .toList();
  }

  /** The session id in the request's cookie, empty when there is none. */
  public static Optional<String> session(HttpRequest<?> request) {
    return Cookies.find(request, name(request));
  }

  /** The token in a cookie of the previous version; empty when it is missing or not Base64. */
  public static Optional<String> formerToken(HttpRequest<?> request) {
    return Cookies.find(request, FORMER_NAME).flatMap(ReadCookie::decode);
  }

  private static String name(HttpRequest<?> request) {
    return isSecure(request) ? SECURE_NAME : NAME;
  }

  private static String secure(HttpRequest<?> request) {
    return isSecure(request) ? "; Secure" : "";
  }

  private static boolean isSecure(HttpRequest<?> request) {
    return Origin.of(request).startsWith("https://");
  }

  private static Optional<String> decode(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
