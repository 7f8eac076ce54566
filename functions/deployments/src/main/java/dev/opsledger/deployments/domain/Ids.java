package dev.opsledger.deployments.domain;

import dev.opsledger.core.error.RequestException;

/** Ids of projects, users and deployments: whole numbers from 1 to 2^53 - 1. */
public final class Ids {
  /** Below this, JavaScript's numbers are exact. */
  private static final long LIMIT = 1L << 53;

  private Ids() {}

  /** Whether a number is a valid id. */
  public static boolean isValid(long id) {
    return id > 0 && id < LIMIT;
  }

  /**
   * Parses an id from a path.
   *
   * @param what the kind of thing, such as {@code project}, for the error
   * @throws RequestException 404 if it is not a valid id, so nothing has it
   */
  public static long parse(String text, String what) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.notFound("there is no such " + what);
    }
    return Long.parseLong(text);
  }
}
