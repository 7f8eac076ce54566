package dev.opsledger.oncall.sync;

import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;

/** Carries out the units of a sync: the plan, the catalog, open incidents, and windows. */
public record OncallSync(
    PlanWork plan, CatalogWork catalog, OpenIncidentsWork open, WindowWork window) implements Work {
  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    switch (unit.kind()) {
      case PlanWork.KIND -> plan.work(unit);
      case CatalogWork.KIND -> catalog.work(unit);
      case OpenIncidentsWork.KIND -> open.work(unit);
      case WindowUnit.KIND -> window.work(unit);
      default -> throw new IllegalArgumentException("unknown kind of unit: " + unit.kind());
    }
  }
}
