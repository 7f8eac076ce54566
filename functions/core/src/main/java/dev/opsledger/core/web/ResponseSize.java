package dev.opsledger.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How much of what a function may answer (6 MB) a text takes. */
public final class ResponseSize {
  /** The most that an answer's items may weigh; what stands around them stays within 4 MB. */
  public static final int LIMIT = 3_990_000;

  private ResponseSize() {}

  /**
   * What a text weighs in an answer: its bytes, or more where there is so much to escape that
   * Lambda's own limit would be met first. A function's answer carries the body as a JSON string,
   * and may have 6 MB, half as much again.
   */
  public static int of(String text) {
    int bytes = text.getBytes(UTF_8).length;
    long escaped = bytes;
    for (int i = 0; i < text.length(); i++) {
      escaped += escape(text.charAt(i));
    }
    return (int) Math.max(bytes, escaped * 2 / 3);
  }

  /** How many bytes longer a character becomes; the writer escapes each half of an emoji, too. */
  private static int escape(char c) {
    if (c == '"' || c == '\\') {
      return 1;
    }
    return c < ' ' ? 5 : Character.isSurrogate(c) ? 4 : 0;
  }
}
