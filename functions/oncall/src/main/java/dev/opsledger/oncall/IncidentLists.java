package dev.opsledger.oncall;

import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import io.micronaut.json.tree.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks lists of incidents and stores what they show, page by page. */
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
   * @return the ids of all its incidents; empty when it has more than that, and nothing is stored
   */
  Optional<Set<String>> store(List<PagerDuty.Parameter> filter, boolean shrinks, int most)
      throws RateLimited, VendorRefused, VendorUnavailable {
    var ids = new HashSet<String>();
    int offset = 0;
    PagerDuty.Page page = pagerDuty.page("incidents", 0, filter);
    if (page.total().orElse(0L) > most) {
      return Optional.empty();
    }
    while (true) {
      store(page.items(), ids);
      offset += shrinks ? PagerDuty.PAGE - OPEN_OVERLAP : PagerDuty.PAGE;
      if (!page.more()) {
        return Optional.of(ids);
      }
      if (offset + PagerDuty.PAGE > PagerDuty.REACH) {
        throw new VendorRefused(400, "PagerDuty lists no more than 10,000 incidents of a second");
      }
      page = pagerDuty.page("incidents", offset, filter);
    }
  }

  private void store(List<JsonNode> items, Set<String> ids) {
    List<Incident> incidents =
        items.stream().flatMap(item -> IncidentReader.listed(item).stream()).toList();
    store.save(incidents);
    incidents.forEach(incident -> ids.add(incident.id()));
  }
}
