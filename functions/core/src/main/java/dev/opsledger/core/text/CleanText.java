package dev.opsledger.core.text;

/**
 * Cleans text from outside, so that everything can carry it. SQS accepts only the characters of XML
 * 1.0 (SendMessage: InvalidMessageContents), and UTF-8 cannot encode an unpaired surrogate: one
 * such character in a stored name would block every message behind it. So each is replaced by
 * U+FFFD, once, on input.
 */
public final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * Replaces each character that XML 1.0 does not allow; returns the same object if there is none.
   */
  public static String of(String text) {
    int bad = firstBad(text, 0);
    return bad < 0 ? text : replaced(text, bad);
  }

  /** Cuts a text to at most this many UTF-16 units, without splitting a surrogate pair. */
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

  /** XML 1.0, production 2 (Char), without supplementary characters. */
  private static boolean isCharacter(char c) {
    return c >= ' '
        ? c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c <= REPLACEMENT)
        : c == '\t' || c == '\n' || c == '\r';
  }
}
