package dev.opsledger.core.csv;

import java.util.regex.Pattern;

/** A text as a cell of CSV that no spreadsheet runs ("CSV Injection", OWASP). */
final class Cell {
  /**
   * What begins a cell: the text itself, and, where a spreadsheet was told another separator than
   * the comma, what follows that separator or a line break, for quotes mean nothing in the middle
   * of a cell.
   */
  private static final String BEGINNING = "(?<=^|[;\\t\\n\\u000B\\f\\r\\u0085\\u2028\\u2029])";

  /** What a spreadsheet may skip or take for the quotes of a cell. */
  private static final String SKIPPED = "[\\p{Z}\\p{Cf}\\p{Cc}\"&&[^;\\t\\n\\r]]*";

  /** What begins a formula, and the characters that input methods write in their place. */
  private static final String FORMULA =
      "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";

  private static final Pattern RUNS =
      Pattern.compile(BEGINNING + "(?=" + SKIPPED + FORMULA + ")|^(?=[\\t\\n\\r])");

  private static final Pattern QUOTED = Pattern.compile("[\",;\\t\\n\\r\\u000B\\f]|^\\s|\\s$");

  private Cell() {}

  /** The text with an apostrophe wherever a formula could begin, which makes text of it. */
  static String harmless(String text) {
    return RUNS.matcher(text).replaceAll("'");
  }

  /** The cell as RFC 4180 writes it. */
  static String written(String text) {
    String harmless = harmless(text);
    return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
