package dev.opsledger.oncall;

import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * The kinds of units of a sync: its plan, the catalog, the open incidents, and windows of
 * incidents.
 */
record OncallSync(StartWork start, CatalogWork catalog, OpenWork open, WindowWork window)
    implements Work {
  static final String SOURCE = "oncall";

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    switch (unit.kind()) {
      case StartWork.KIND -> start.work(unit);
      case CatalogWork.KIND -> catalog.work(unit);
      case OpenWork.KIND -> open.work(unit);
      case WindowWork.KIND -> window.work(unit);
      default -> throw new IllegalArgumentException("no such kind of unit: " + unit.kind());
    }
  }
}
