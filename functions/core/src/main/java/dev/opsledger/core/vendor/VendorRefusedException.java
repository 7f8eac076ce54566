package dev.opsledger.core.vendor;

/**
 * The vendor will not do it: the thing is gone, moved or forbidden. Trying again changes nothing.
 */
public final class VendorRefusedException extends Exception {
  private final int status;

  /**
   * @param status the HTTP status
   * @param reason a sentence for people, without any secret
   */
  public VendorRefusedException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
