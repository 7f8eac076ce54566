package dev.opsledger.activity.api;

import dev.opsledger.core.error.RequestException;

/** The parameter {@code limit}: the most entries of a page of a feed. */
final class FeedLimit {
  private static final int DEFAULT = 20;
  private static final int MOST = 100;

  private FeedLimit() {}

  /**
   * Parses a limit; 20 if none is given.
   *
   * @throws RequestException 400 when it is not a whole number from 1 to 100
   */
  static int parse(String text) {
    if (text == null) {
      return DEFAULT;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST) {
      return Integer.parseInt(text);
    }
    throw RequestException.invalid("limit must be a whole number from 1 to " + MOST);
  }
}
