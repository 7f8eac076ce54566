package dev.opsledger.core.text;

import java.util.Locale;

/**
 * Ids of commits, which people and pipelines write in either letter case, with blanks around them,
 * and short. Git takes four characters and more for a short id; seven is what it shows by itself.
 */
public final class CommitIds {
  /** How much of an id a short one has at least. */
  public static final int SHORTEST = 7;

  private static final String ID = "[0-9a-f]{7,64}";
  private static final String WHOLE = "[0-9a-f]{40}|[0-9a-f]{64}";

  private CommitIds() {}

  /** The one way in which a commit is written: without blanks around it, an id in lower case. */
  public static String normal(String text) {
    String stripped = text.strip();
    String lower = stripped.toLowerCase(Locale.ROOT);
    return lower.matches(ID) ? lower : stripped;
  }

  /** Whether a normal text is the whole id of a commit (SHA-1 or SHA-256). */
  public static boolean isWhole(String normal) {
    return normal.matches(WHOLE);
  }

  /** Whether a normal text is a part of an id that is long enough to find the commit. */
  public static boolean isShort(String normal) {
    return normal.matches(ID) && !isWhole(normal);
  }
}
