package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.store.TimelineStore;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lists of log entries and stores them as entries of their incidents' timelines. */
public record EntryImporter(PagerDuty pagerDuty, TimelineStore store) implements WindowImporter {
  @Override
  public WindowedList list() {
    return WindowedList.LOG_ENTRIES;
  }

  @Override
  public Optional<ImportedItems> store(IncidentWindow window, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Listing> listing = Listing.of(pagerDuty, list().path(), query(window), most);
    if (listing.isEmpty() && most == Integer.MAX_VALUE) {
      throw new VendorRefusedException(
          400, "PagerDuty lists at most 10,000 log entries of one second");
    }
    return listing.map(this::store);
  }

  private ImportedItems store(Listing listing) {
    var entries = new ArrayList<TimelineEntry>();
    var unreadable = new ArrayList<String>();
    for (JsonNode item : listing.items().values()) {
      EntryParser.listed(item, pagerDuty::destination)
          .ifPresentOrElse(
              entries::add, () -> unreadable.add(Json.text(item, "id").orElse("no id")));
    }
    store.save(entries);
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
    return pagerDuty.page(list().path(), 0, query(window)).total();
  }

  private static List<PagerDuty.Parameter> query(IncidentWindow window) {
    return List.of(
        new PagerDuty.Parameter("since", window.since().toString()),
        new PagerDuty.Parameter("until", window.until().toString()),
        new PagerDuty.Parameter("include[]", "channels"));
  }
}
