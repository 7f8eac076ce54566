package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import java.util.List;
import java.util.Optional;

/** Reads one list by windows of time and stores its items. */
interface WindowImporter {
  /** Where the list is read. */
  PagerDuty pagerDuty();

  /** The list that it reads. */
  WindowedList list();

  /** Asks for the items of a window. */
  List<PagerDuty.Parameter> query(IncidentWindow window);

  /** Stores the items that were listed. */
  ImportedItems save(Listing listing);

  /**
   * Stores the items of a window.
   *
   * @param most the most items the window may have
   * @return empty if there are more, or more than PagerDuty can list
   */
  default Optional<ImportedItems> store(IncidentWindow window, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return store(query(window), most);
  }

  /**
   * Stores the items that match a filter.
   *
   * @param most the most items the list may have
   * @return empty if there are more, or more than PagerDuty can list
   */
  default Optional<ImportedItems> store(List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Listing> listing = Listing.of(pagerDuty(), list().path(), filter, most);
    if (listing.isEmpty() && most == Integer.MAX_VALUE) {
      throw new VendorRefusedException(
          400, "PagerDuty lists at most 10,000 %s of one second".formatted(list().noun()));
    }
    return listing.map(this::save);
  }

  /** How many items a window has, if PagerDuty sends a total. */
  default Optional<Long> total(IncidentWindow window)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return pagerDuty().page(list().path(), 0, query(window)).total();
  }
}
