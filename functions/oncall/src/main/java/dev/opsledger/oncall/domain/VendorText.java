package dev.opsledger.oncall.domain;

/** Texts of PagerDuty's, such as anybody may send into it, made short enough to be stored. */
public final class VendorText {
  /** PagerDuty's titles have 1,024 characters; a transaction takes nineteen incidents of these. */
  static final int LONGEST = 20_000;

  private VendorText() {}

  /** The text, not without end; where JSON was read, it became clean. */
  public static String storable(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
