package dev.opsledger.core.dynamo;

/** Too many change the same rows at once; nothing was changed, and the same may succeed later. */
public final class TooBusyException extends RuntimeException {
  TooBusyException() {
    super("too many change this at once; try again");
  }
}
