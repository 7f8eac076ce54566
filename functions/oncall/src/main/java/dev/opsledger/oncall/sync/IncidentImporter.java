package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.store.IncidentStore;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lists of incidents and stores them. A list is stored as a whole: incidents of one service
 * and day that are stored together update its counters once.
 */
public record IncidentImporter(PagerDuty pagerDuty, IncidentStore store) implements WindowImporter {
  /**
   * The most incidents of one unit: less than PagerDuty can list, so that a unit ends well within
   * the function's time limit.
   */
  static final int LONGEST = 2_500;

  @Override
  public WindowedList list() {
    return WindowedList.INCIDENTS;
  }

  @Override
  public Optional<ImportedItems> store(IncidentWindow window, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return store(IncidentQuery.of(window), most);
  }

  /**
   * Stores the incidents that match a filter.
   *
   * @param most the most incidents the list may have
   * @return empty if there are more, or more than PagerDuty can list
   */
  Optional<ImportedItems> store(List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Listing> listing = Listing.of(pagerDuty, list().path(), filter, most);
    if (listing.isEmpty() && most == Integer.MAX_VALUE) {
      throw new VendorRefusedException(
          400, "PagerDuty lists at most 10,000 incidents of one second");
    }
    return listing.map(this::store);
  }

  private ImportedItems store(Listing listing) {
    var incidents = new ArrayList<Incident>();
    var unreadable = new ArrayList<String>();
    for (JsonNode item : listing.items().values()) {
      IncidentParser.listed(item)
          .ifPresentOrElse(
              incidents::add, () -> unreadable.add(Json.text(item, "id").orElse("no id")));
    }
    store.save(incidents);
    return new ImportedItems(
        list(),
        Set.copyOf(listing.items().keySet()),
        listing.settled(),
        listing.missing(),
        List.copyOf(unreadable));
  }

  @Override
  public Optional<Long> total(IncidentWindow window)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return pagerDuty.page(list().path(), 0, IncidentQuery.of(window)).total();
  }
}
