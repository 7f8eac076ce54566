package dev.opsledger.core.vendor;

/** The vendor is unavailable for now; the same request may succeed later. */
public final class VendorUnavailableException extends Exception {
  public VendorUnavailableException(String message) {
    super(message);
  }
}
