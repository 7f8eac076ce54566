package dev.opsledger.core.vendor;

/** The vendor could not answer now; the same request may succeed later. */
public final class VendorUnavailableException extends Exception {
  public VendorUnavailableException(String message) {
    super(message);
  }
}
