package dev.opsledger.local.function;

/** A function threw, timed out, or returned a response that Lambda would reject. */
public final class FunctionException extends Exception {
  private final String errorType;
  private final boolean timedOut;

  FunctionException(String function, String requestId, String errorType, String message) {
    this(function, requestId, errorType, message, null);
  }

  FunctionException(
      String function, String requestId, String errorType, String message, Throwable cause) {
    super(
        "%s failed (request %s): %s: %s".formatted(function, requestId, errorType, message), cause);
    this.errorType = errorType;
    this.timedOut = errorType.equals("Sandbox.Timedout");
  }

  /** The class name of the thrown exception, or Lambda's name for the failure. */
  public String errorType() {
    return errorType;
  }

  /** Whether it took longer than its {@code Timeout}. */
  public boolean timedOut() {
    return timedOut;
  }
}
