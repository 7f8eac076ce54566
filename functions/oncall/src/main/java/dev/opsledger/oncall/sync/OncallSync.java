package dev.opsledger.oncall.sync;

import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/**
 * The kinds of units of a sync: its plan, the catalog, the open incidents, and windows of
 * incidents.
 */
public record OncallSync(PlanWork start, CatalogWork catalog, OpenIncidentsWork open, WindowWork window)
    implements Work {
  public static final String SOURCE = "oncall";

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    switch (unit.kind()) {
      case PlanWork.KIND -> start.work(unit);
      case CatalogWork.KIND -> catalog.work(unit);
      case OpenIncidentsWork.KIND -> open.work(unit);
      case WindowWork.KIND -> window.work(unit);
      default -> throw new IllegalArgumentException("no such kind of unit: " + unit.kind());
    }
  }
}
