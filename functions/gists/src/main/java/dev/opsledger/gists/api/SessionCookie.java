package dev.opsledger.gists.api;

import dev.opsledger.core.web.Cookies;
import dev.opsledger.core.web.Origin;
import dev.opsledger.gists.store.SessionStore;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cookie that stands for a session. */
final class SessionCookie {
  private static final String NAME = "opsledger_session";
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}");

  private SessionCookie() {}

  /** The request's, empty when there is none that we could have set. */
  static Optional<String> of(HttpRequest<?> request) {
    return Cookies.find(request, NAME).filter(value -> OURS.matcher(value).matches());
  }

  /** The {@code Set-Cookie} header; secure where the client came over https. */
  static String header(HttpRequest<?> request, String value) {
    String secure = Origin.of(request).startsWith("https://") ? "; Secure" : "";
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(NAME, value, SessionStore.LIFE.toSeconds(), secure);
  }
}
