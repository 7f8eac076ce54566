package dev.opsledger.core.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that cannot be served, with a message for the caller. It is independent of HTTP: {@code
 * core.web} maps each kind to a status.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The category of the error, which decides the HTTP status. */
  public enum Kind {
    /** The request is malformed or asks for something impossible. */
    INVALID,
    /** The credential is missing or wrong. */
    UNAUTHORIZED,
    /** The credential does not permit this. */
    FORBIDDEN,
    /** The resource does not exist, or not for this caller. */
    NOT_FOUND,
    /** The request conflicts with the current state. */
    CONFLICT,
    /** The body is too large. */
    TOO_LARGE,
    /** This route does not accept the body's media type. */
    UNSUPPORTED_TYPE,
    /** The request is well-formed but contradicts an earlier one. */
    UNPROCESSABLE,
    /** The caller must wait before it may try again. */
    TOO_MANY,
    /** The request cannot be served now; the same request may succeed later. */
    UNAVAILABLE
  }

  private final Kind kind;

  /** Null if the caller need not wait. */
  private final Duration retryAfter;

  public RequestException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** Omits the stack trace: the exception describes the request, not a bug. */
  private RequestException(Kind kind, String message, Duration wait) {
    super(message, null, false, false);
    this.kind = kind;
    this.retryAfter = wait;
  }

  /**
   * The caller must wait before it may try again.
   *
   * @param reason the sentence without how long, which follows it
   */
  public static RequestException tooMany(String reason, Duration wait) {
    return new RequestException(
        Kind.TOO_MANY, "%s; try again in %d seconds".formatted(reason, wholeSeconds(wait)), wait);
  }

  /** How many seconds to tell a caller to wait: rounded up, so that who waits so long is let in. */
  public static long wholeSeconds(Duration wait) {
    return wait.plusNanos(999_999_999).toSeconds();
  }

  /** The request is malformed or asks for something impossible. */
  public static RequestException invalid(String message) {
    return new RequestException(Kind.INVALID, message);
  }

  /** The credential is missing or wrong. */
  public static RequestException unauthorized(String message) {
    return new RequestException(Kind.UNAUTHORIZED, message);
  }

  /** The resource does not exist, or not for this caller. */
  public static RequestException notFound(String message) {
    return new RequestException(Kind.NOT_FOUND, message);
  }

  /** How long the caller must wait before it may try again; empty if it need not. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The category of the error. */
  public Kind kind() {
    return kind;
  }
}
