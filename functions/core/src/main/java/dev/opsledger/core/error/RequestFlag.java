package dev.opsledger.core.error;

import java.util.Optional;

/** A parameter of a request that is {@code true} or {@code false}. */
public final class RequestFlag {
  private RequestFlag() {}

  /**
   * The value of a parameter; false if it is missing (null).
   *
   * @throws RequestException 400 if it is neither true nor false
   */
  public static boolean of(String name, String text) {
    return switch (Optional.ofNullable(text).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw RequestException.invalid(name + " must be true or false");
    };
  }
}
