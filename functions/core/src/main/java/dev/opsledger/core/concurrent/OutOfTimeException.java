package dev.opsledger.core.concurrent;

/**
 * A function has too little time left for what it would do next. That is nobody's fault: another
 * call of the function does it.
 */
public final class OutOfTimeException extends RuntimeException {
  /**
   * @param what what there is no time for, such as {@code GET /services}
   */
  public OutOfTimeException(String what) {
    super("the function has no time left for " + what, null, false, false);
  }
}
