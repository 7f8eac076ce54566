package dev.opsledger.gists.store;

/** Another worker has claimed the row since; the change was not made. */
public final class LeaseLostException extends RuntimeException {
  LeaseLostException(String what) {
    super("another worker has taken over " + what, null, false, false);
  }
}
