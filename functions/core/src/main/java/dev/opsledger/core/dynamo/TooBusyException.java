package dev.opsledger.core.dynamo;

/** Too many concurrent writers of the same rows. Nothing was changed; a retry may succeed. */
public final class TooBusyException extends RuntimeException {
  TooBusyException() {
    super("too many change this at once; try again");
  }
}
