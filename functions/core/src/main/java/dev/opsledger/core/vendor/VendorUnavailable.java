package dev.opsledger.core.vendor;

/** The vendor could not answer now; the same request may succeed later. */
public final class VendorUnavailable extends Exception {
  public VendorUnavailable(String message) {
    super(message);
  }
}
