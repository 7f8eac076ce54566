package dev.opsledger.gists.api;

import dev.opsledger.core.web.Cookies;
import dev.opsledger.core.web.Origin;
import dev.opsledger.gists.store.SessionStore;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cookie that identifies a session. */
final class SessionCookie {
  private static final String NAME = "opsledger_session";
  private static final Pattern FORMAT = Pattern.compile("[0-9a-f]{32}");

  private SessionCookie() {}

  /** The request's cookie, empty if it is missing or malformed. */
  static Optional<String> of(HttpRequest<?> request) {
    return Cookies.find(request, NAME).filter(value -> FORMAT.matcher(value).matches());
  }

  /** The {@code Set-Cookie} header; secure if the client uses https. */
  static String header(HttpRequest<?> request, String value) {
    String secure = Origin.of(request).startsWith("https://") ? "; Secure" : "";
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(NAME, value, SessionStore.LIFE.toSeconds(), secure);
  }
}
