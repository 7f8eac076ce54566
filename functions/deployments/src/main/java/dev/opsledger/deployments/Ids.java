package dev.opsledger.deployments;

import dev.opsledger.core.web.Problem;

/** Ids in paths. */
final class Ids {
  private Ids() {}

  /**
   * Reads an id.
   *
   * @param what whose id it is, such as {@code project}
   * @throws Problem 404 when nothing can have such an id
   */
  static long read(String text, String what) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw Problem.notFound("there is no such " + what);
    }
    return Long.parseLong(text);
  }
}
