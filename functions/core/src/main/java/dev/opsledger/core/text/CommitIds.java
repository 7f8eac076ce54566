package dev.opsledger.core.text;

import java.util.Locale;

/**
 * Commit ids, which people and pipelines write in upper or lower case, with spaces around them, and
 * abbreviated. Git accepts abbreviations of four characters or more and shows seven by default.
 */
public final class CommitIds {
  /** The minimum length of an abbreviated id. */
  public static final int SHORTEST = 7;

  private static final String ID = "[0-9a-f]{7,64}";
  private static final String WHOLE = "[0-9a-f]{40}|[0-9a-f]{64}";

  private CommitIds() {}

  /** The canonical form: without surrounding whitespace, and in lower case if it is an id. */
  public static String normal(String text) {
    String stripped = text.strip();
    String lower = stripped.toLowerCase(Locale.ROOT);
    return lower.matches(ID) ? lower : stripped;
  }

  /** Whether a canonical text is an id, full or abbreviated. */
  public static boolean isId(String normal) {
    return normal.matches(ID);
  }

  /** Whether a canonical text is a full commit id (SHA-1 or SHA-256). */
  public static boolean isWhole(String normal) {
    return normal.matches(WHOLE);
  }

  /** Whether a canonical text is an abbreviated id, long enough to find the commit. */
  public static boolean isShort(String normal) {
    return isId(normal) && !isWhole(normal);
  }
}
