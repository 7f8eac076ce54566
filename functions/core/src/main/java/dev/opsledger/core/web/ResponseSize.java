package dev.opsledger.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Measures how much of Lambda's response limit (6 MB) a text takes. */
public final class ResponseSize {
  /** The limit for all items together; what surrounds them still fits into 4 MB. */
  public static final int LIMIT = 3_990_000;

  private ResponseSize() {}

  /**
   * The weight of a text: its size in bytes, or two thirds of its size as an escaped JSON string if
   * that is more. Lambda carries the body as a JSON string and allows 6 MB, half as much again as
   * our 4 MB.
   */
  public static int of(String text) {
    int bytes = text.getBytes(UTF_8).length;
    long escaped = bytes;
    for (int i = 0; i < text.length(); i++) {
      escaped += escape(text.charAt(i));
    }
    return (int) Math.max(bytes, escaped * 2 / 3);
  }

  /** Bytes that escaping adds to a character; the JSON writer escapes each surrogate separately. */
  private static int escape(char c) {
    if (c == '"' || c == '\\') {
      return 1;
    }
    return c < ' ' ? 5 : Character.isSurrogate(c) ? 4 : 0;
  }
}
