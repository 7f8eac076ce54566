package dev.opsledger.core.web;

import io.micronaut.http.HttpStatus;

/** What is wrong with a request, in a sentence for the one who sent it. */
public final class Problem extends RuntimeException {
  private final HttpStatus status;

  public Problem(HttpStatus status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** 400: the request itself is wrong. */
  public static Problem badRequest(String message) {
    return new Problem(HttpStatus.BAD_REQUEST, message);
  }

  /** 401: the credential is missing or wrong. */
  public static Problem unauthorized(String message) {
    return new Problem(HttpStatus.UNAUTHORIZED, message);
  }

  /** 404: there is no such thing, or not for this caller. */
  public static Problem notFound(String message) {
    return new Problem(HttpStatus.NOT_FOUND, message);
  }

  public HttpStatus status() {
    return status;
  }
}
