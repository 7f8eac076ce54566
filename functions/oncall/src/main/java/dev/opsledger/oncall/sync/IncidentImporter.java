package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.store.IncidentStore;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks lists of incidents and stores what they show: each whole, since incidents of one service
 * and day that are stored together change its numbers once.
 */
public record IncidentImporter(PagerDuty pagerDuty, IncidentStore store) {
  /** Below PagerDuty's reach, so that one unit stays far from the function's time limit. */
  static final int LONGEST = 2_500;

  private static final String LIST = "incidents";

  /** So many of those that cannot be read are named. */
  private static final int NAMED = 5;

  /**
   * What a list showed.
   *
   * @param ids the ids of all its incidents, also of those that cannot be read
   * @param settled whether they are of one state of the list
   * @param missing how many PagerDuty counts and does not show
   * @param unread ids of those that were not stored, for want of what an incident must have
   */
  record Shown(Set<String> ids, boolean settled, long missing, List<String> unread) {
    long listed() {
      return ids.size();
    }

    /** Says how much was brought, and what is missing and why. */
    void tell(SyncPlanner planner) {
      var reasons = new ArrayList<String>();
      if (missing > 0) {
        reasons.add(
            "PagerDuty counts %d incidents and lists %d".formatted(listed() + missing, listed()));
      }
      if (!unread.isEmpty()) {
        reasons.add(
            "%d without an id, a status or a readable created_at (%s)"
                .formatted(
                    unread.size(), String.join(", ", unread.stream().limit(NAMED).toList())));
      }
      Optional<String> why =
          reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
      planner.count(listed() + missing, missing + unread.size(), why);
    }
  }

  /**
   * Stores a list.
   *
   * @param most how many it may have
   * @return empty when it has more than that or than PagerDuty lists
   */
  Optional<Shown> store(List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Listing> listing = Listing.of(pagerDuty, LIST, filter, most);
    if (listing.isEmpty() && most == Integer.MAX_VALUE) {
      throw new VendorRefusedException(
          400, "PagerDuty lists no more than 10,000 incidents of a second");
    }
    return listing.map(this::store);
  }

  private Shown store(Listing listing) {
    var incidents = new ArrayList<Incident>();
    var unread = new ArrayList<String>();
    for (JsonNode item : listing.items().values()) {
      IncidentParser.listed(item)
          .ifPresentOrElse(incidents::add, () -> unread.add(Json.text(item, "id").orElse("no id")));
    }
    store.save(incidents);
    return new Shown(
        Set.copyOf(listing.items().keySet()),
        listing.settled(),
        listing.missing(),
        List.copyOf(unread));
  }

  /** How many incidents PagerDuty counts in a list, where it says so. */
  Optional<Long> total(List<PagerDuty.Parameter> filter)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return pagerDuty.page(LIST, 0, filter).total();
  }
}
