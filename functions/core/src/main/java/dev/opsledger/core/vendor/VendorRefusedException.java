package dev.opsledger.core.vendor;

/**
 * The vendor refuses permanently: the resource is gone, moved or forbidden. A retry is pointless.
 */
public final class VendorRefusedException extends Exception {
  private final int status;

  /**
   * @param status the HTTP status
   * @param reason a readable sentence, without any secret
   */
  public VendorRefusedException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
