package dev.opsledger.core.csv;

import java.util.regex.Pattern;

/** A CSV cell that no spreadsheet executes as a formula ("CSV Injection", OWASP). */
final class Cell {
  /**
   * Where a cell may begin: at the start of the text and, in case the spreadsheet uses another
   * separator than the comma, after that separator or a line break, as quotes have no effect in the
   * middle of a cell.
   */
  private static final String BEGINNING = "(?<=^|[;\\t\\n\\u000B\\f\\r\\u0085\\u2028\\u2029])";

  /** Characters that a spreadsheet may skip or take for the cell's quotes. */
  private static final String SKIPPED = "[\\p{Z}\\p{Cf}\\p{Cc}\"&&[^;\\t\\n\\r]]*";

  /** Characters that start a formula, and the variants that input methods type in their place. */
  private static final String FORMULA =
      "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B\\u2212]";

  private static final Pattern RUNS =
      Pattern.compile(BEGINNING + "(?=" + SKIPPED + FORMULA + ")|^(?=[\\t\\n\\r])");

  private static final Pattern QUOTED = Pattern.compile("[\",;\\t\\n\\r\\u000B\\f]|^\\s|\\s$");

  private Cell() {}

  /** Puts an apostrophe before every possible formula, which makes it plain text. */
  static String harmless(String text) {
    return RUNS.matcher(text).replaceAll("'");
  }

  /** The cell in the form of RFC 4180, quoted if necessary. */
  static String written(String text) {
    String harmless = harmless(text);
    return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
