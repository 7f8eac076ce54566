package dev.opsledger.gists.store;

/** Another worker holds the lease now, so nothing may be written any more. */
public final class LeaseLostException extends RuntimeException {
  LeaseLostException(String what) {
    super("another worker has taken over " + what, null, false, false);
  }
}
