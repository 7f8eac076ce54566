package dev.opsledger.core.vendor;

/** The vendor is unavailable for now; the same request may succeed later. */
public final class VendorUnavailableException extends Exception {
  private final boolean unsent;

  public VendorUnavailableException(String message) {
    this(message, false);
  }

  /**
   * @param unsent whether the request surely did not leave, as no connection came about
   */
  VendorUnavailableException(String message, boolean unsent) {
    super(message);
    this.unsent = unsent;
  }

  /** Whether the request surely had no effect, as no connection came about. */
  public boolean isUnsent() {
    return unsent;
  }
}
