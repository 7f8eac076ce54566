package dev.opsledger.core.sync;

import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;

/** What a context does with a unit. It may be done twice, or stop anywhere and be done again. */
@FunctionalInterface
public interface Work {
  /**
   * Does a unit.
   *
   * @throws RateLimited when the vendor asks to wait; the unit is set aside until then
   * @throws VendorRefused when it can never be done; the ledger keeps the reason
   * @throws VendorUnavailable when another attempt may help
   */
  void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable;
}
