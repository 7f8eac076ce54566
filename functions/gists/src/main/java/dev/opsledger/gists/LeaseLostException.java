package dev.opsledger.gists;

/** Another worker holds the lease now, so nothing may be written any more. */
final class LeaseLostException extends RuntimeException {
  LeaseLostException(String what) {
    super("another worker has taken over " + what, null, false, false);
  }
}
