package dev.opsledger.core.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/**
 * What we know about the caller of a request.
 *
 * @param name the name of the caller's token, such as {@code READ_TOKEN}
 * @param operates whether the caller may also operate, not only read
 * @param byCookie whether a cookie authenticated the caller, which calls for a check against
 *     cross-site requests
 */
public record RequestCaller(String name, boolean operates, boolean byCookie) {
  /** The caller of a deployment without tokens, who may do everything. */
  public static final RequestCaller ANYBODY = new RequestCaller("anybody", true, false);

  private static final String NAME = "opsledger.by";

  /** Keeps the caller's name with the request, for events and the access log. */
  public void keep(HttpRequest<?> request) {
    keep(request, name);
  }

  /** Keeps the name of a caller with the request: a token's name, or a JWT's subject. */
  public static void keep(HttpRequest<?> request, String name) {
    request.setAttribute(NAME, name);
  }

  /** The name of the caller who was let in; empty where nobody had to say who they are. */
  public static Optional<String> nameOf(HttpRequest<?> request) {
    return request.getAttribute(NAME, String.class);
  }
}
