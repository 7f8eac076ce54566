package dev.opsledger.core.json;

/** Input that is not valid JSON or lacks an expected field. */
public final class MalformedJsonException extends Exception {
  public MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
