package dev.opsledger.oncall.domain;

/** Limits the length of texts from PagerDuty, where any author may enter any text. */
public final class VendorText {
  /** PagerDuty's titles have 1,024 characters; a transaction takes nineteen incidents of these. */
  static final int LONGEST = 20_000;

  private VendorText() {}

  /** The text, cut to {@value #LONGEST} characters so that it can be stored. */
  public static String storable(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }
}
