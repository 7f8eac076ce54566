package dev.opsledger.core.web;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The read token in a browser: no script sees it, no other site's request carries it, and it goes
 * over https only (browsers count {@code localhost} as such).
 */
public final class ReadCookie {
  private static final String NAME = "opsledger_read";
  private static final Duration LIFE = Duration.ofDays(30);

  private ReadCookie() {}

  /** The {@code Set-Cookie} header that keeps a token. */
  public static String header(String token) {
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(token.getBytes(StandardCharsets.UTF_8));
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; Secure; SameSite=Strict"
        .formatted(NAME, value, LIFE.toSeconds());
  }

  /** The token that a request carries, empty when there is none that could be one. */
  static Optional<String> token(HttpRequest<?> request) {
    return Cookies.find(request, NAME).flatMap(ReadCookie::decode);
  }

  private static Optional<String> decode(String value) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
