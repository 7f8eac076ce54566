package dev.opsledger.core.error;

/**
 * A request that cannot be served as it is, with a sentence for the caller. It knows nothing of
 * HTTP: {@code core.web} gives each kind its status.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, apart from the sentence. */
  public enum Kind {
    /** The request itself is malformed or asks for something that cannot be. */
    INVALID,
    /** The credential is missing or wrong. */
    UNAUTHORIZED,
    /** The credential does not allow this. */
    FORBIDDEN,
    /** There is no such thing, or not for this caller. */
    NOT_FOUND,
    /** It contradicts the present state. */
    CONFLICT,
    /** The body is too large. */
    TOO_LARGE,
    /** The body has a media type that this route does not take. */
    UNSUPPORTED_TYPE,
    /** It is well-formed, but contradicts an earlier request. */
    UNPROCESSABLE,
    /** It cannot be served now; the same request may succeed later. */
    UNAVAILABLE
  }

  private final Kind kind;

  public RequestException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** The request itself is wrong. */
  public static RequestException invalid(String message) {
    return new RequestException(Kind.INVALID, message);
  }

  /** The credential is missing or wrong. */
  public static RequestException unauthorized(String message) {
    return new RequestException(Kind.UNAUTHORIZED, message);
  }

  /** There is no such thing, or not for this caller. */
  public static RequestException notFound(String message) {
    return new RequestException(Kind.NOT_FOUND, message);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
