package dev.opsledger.oncall;

import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks lists of incidents and stores what they show: each whole, since incidents of one service
 * and day that are stored together change its numbers once.
 */
record IncidentLists(PagerDuty pagerDuty, IncidentStore store) {
  /** Below PagerDuty's reach, so that one unit stays far from the function's time limit. */
  static final int LONGEST = 2_500;

  /** Open incidents leave the list while it is walked, which moves the rest up. */
  private static final int OPEN_OVERLAP = 10;

  /**
   * Stores a list.
   *
   * @param shrinks whether incidents may leave it meanwhile
   * @param most how many it may have
   * @return the ids of all its incidents; empty when it has more than that or than PagerDuty lists
   */
  Optional<Set<String>> store(List<PagerDuty.Parameter> filter, boolean shrinks, int most)
      throws RateLimited, VendorRefused, VendorUnavailable {
    int offset = 0;
    PagerDuty.Page page = pagerDuty.page("incidents", 0, filter);
    if (page.total().orElse(0L) > most) {
      return Optional.empty();
    }
    var incidents = new HashMap<String, Incident>();
    add(page, incidents);
    List<JsonNode> before = List.of();
    while (page.leadsOn(before)) {
      int size = page.items().size();
      offset += shrinks ? Math.max(1, size - OPEN_OVERLAP) : size;
      if (offset + PagerDuty.PAGE > PagerDuty.REACH) {
        return beyondReach(most);
      }
      before = page.items();
      page = pagerDuty.page("incidents", offset, filter);
      add(page, incidents);
    }
    store.save(incidents.values());
    return Optional.of(incidents.keySet());
  }

  /** Without a total only the end of its reach tells that a list is too long. */
  private static Optional<Set<String>> beyondReach(int most) throws VendorRefused {
    if (most == Integer.MAX_VALUE) {
      throw new VendorRefused(400, "PagerDuty lists no more than 10,000 incidents of a second");
    }
    return Optional.empty();
  }

  /** What two pages show was read again later. */
  private static void add(PagerDuty.Page page, Map<String, Incident> incidents) {
    for (JsonNode item : page.items()) {
      IncidentReader.listed(item).ifPresent(incident -> incidents.put(incident.id(), incident));
    }
  }
}
