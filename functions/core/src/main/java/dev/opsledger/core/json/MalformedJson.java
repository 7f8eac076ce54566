package dev.opsledger.core.json;

/** A text that is not one JSON value. */
public final class MalformedJson extends Exception {
  public MalformedJson(String message, Throwable cause) {
    super(message, cause);
  }
}
