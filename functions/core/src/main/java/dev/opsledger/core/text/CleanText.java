package dev.opsledger.core.text;

/**
 * Texts of the outside world, made fit for everything that carries them. Queues take the characters
 * of XML 1.0 only (SQS, SendMessage: InvalidMessageContents), and no UTF-8 holds half a surrogate
 * pair: one such character in a stored name would hold up every message behind it. So each becomes
 * U+FFFD, once, where the text comes in.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /** The text with each character that XML 1.0 does not have replaced; the same object if none. */
  public static String of(String text) {
    int bad = firstBad(text, 0);
    return bad < 0 ? text : replaced(text, bad);
  }

  /** The beginning of a text, of at most so many UTF-16 units, never ending in half a pair. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splits = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest);
  }

  private static String replaced(String text, int firstBad) {
    var clean = new StringBuilder(text);
    for (int bad = firstBad; bad >= 0; bad = firstBad(text, bad + 1)) {
      clean.setCharAt(bad, REPLACEMENT);
    }
    return clean.toString();
  }

  private static int firstBad(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (!isCharacter(c)) {
        return i;
      }
    }
    return -1;
  }

  /** XML 1.0, production 2 (Char), without the characters that take two units. */
  private static boolean isCharacter(char c) {
    return c >= ' '
        ? c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c <= REPLACEMENT)
        : c == '\t' || c == '\n' || c == '\r';
  }
}
