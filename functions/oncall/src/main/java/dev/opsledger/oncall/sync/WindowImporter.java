package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import java.util.Optional;

/** Reads one list by windows of time and stores its items. */
interface WindowImporter {
  /** The list that it reads. */
  WindowedList list();

  /**
   * Stores the items of a window.
   *
   * @param most the most items the window may have
   * @return empty if there are more, or more than PagerDuty can list
   */
  Optional<ImportedItems> store(IncidentWindow window, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;

  /** How many items a window has, if PagerDuty sends a total. */
  Optional<Long> total(IncidentWindow window)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;
}
