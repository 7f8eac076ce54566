package dev.opsledger.activity;

import dev.opsledger.core.error.RequestException;

/** How many entries of a feed somebody wants. */
final class Limit {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private Limit() {}

  /**
   * Reads it; 20 where it is not given.
   *
   * @throws RequestException 400 when it is no whole number from 1 to 100
   */
  static int read(String text) {
    if (text == null) {
      return USUAL;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST) {
      return Integer.parseInt(text);
    }
    throw RequestException.invalid("limit is a whole number from 1 to " + MOST);
  }
}
