package dev.opsledger.core.concurrent;

/**
 * The function has too little time left for the next step. This is not an error: another invocation
 * of the function takes over.
 */
public final class OutOfTimeException extends RuntimeException {
  /**
   * @param what the step that does not fit, such as {@code GET /services}
   */
  public OutOfTimeException(String what) {
    super("the function has no time left for " + what, null, false, false);
  }
}
