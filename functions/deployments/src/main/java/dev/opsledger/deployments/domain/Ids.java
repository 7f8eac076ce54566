package dev.opsledger.deployments.domain;

import dev.opsledger.core.error.RequestException;

/** Ids as callers write them. */
public final class Ids {
  /** Below it, JavaScript's numbers are exact. */
  private static final long LIMIT = 1L << 53;

  private Ids() {}

  /** Whether something can have this id. */
  public static boolean possible(long id) {
    return id > 0 && id < LIMIT;
  }

  /**
   * Reads an id.
   *
   * @param what whose id it is, such as {@code project}
   * @throws RequestException 404 when nothing can have such an id
   */
  public static long read(String text, String what) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.notFound("there is no such " + what);
    }
    return Long.parseLong(text);
  }
}
