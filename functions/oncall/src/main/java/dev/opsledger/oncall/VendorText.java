package dev.opsledger.oncall;

import java.util.stream.IntStream;

/** Texts of PagerDuty's, such as anybody may send into it, made fit to be stored. */
final class VendorText {
  /** PagerDuty's titles have 1,024 characters; a transaction takes nineteen incidents of these. */
  static final int LONGEST = 20_000;

  private static final int REPLACEMENT = 0xFFFD;

  private VendorText() {}

  /** The text without halves of characters, which no UTF-8 can carry, and not without end. */
  static String storable(String text) {
    boolean whole = text.codePoints().noneMatch(VendorText::half);
    if (whole && text.length() <= LONGEST) {
      return text;
    }
    IntStream points = text.codePoints().map(c -> half(c) ? REPLACEMENT : c).limit(LONGEST);
    return points
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean half(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
