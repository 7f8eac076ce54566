package dev.opsledger.core.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The bearer token of an {@code Authorization} header (RFC 6750). */
public final class Bearer {
  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /** The token that a request presents; empty when it presents none. */
  public static Optional<String> of(HttpRequest<?> request) {
    return token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
  }

  /** Extracts the token; empty when the header is missing or uses another scheme. */
  public static Optional<String> token(String authorization) {
    if (authorization == null || authorization.length() <= SCHEME.length()) {
      return Optional.empty();
    }
    boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
