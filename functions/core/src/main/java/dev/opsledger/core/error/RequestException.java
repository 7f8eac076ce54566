package dev.opsledger.core.error;

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
    /** The request cannot be served now; the same request may succeed later. */
    UNAVAILABLE
  }

  private final Kind kind;

  /** Omits the stack trace: the exception describes the request, not a bug. */
  public RequestException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
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

  /** The category of the error. */
  public Kind kind() {
    return kind;
  }
}
