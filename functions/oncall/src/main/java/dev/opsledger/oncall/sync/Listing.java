package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list that was read page by page while it may have moved: what is taken away moves the rest up,
 * what is added moves it down. So pages overlap, PagerDuty's own count is held against what they
 * showed, and a list that does not add up is read again. Up to two changes between two pages are
 * always noticed; of more, those that make up for each other in count and place may not be.
 *
 * @param items what was shown, by id; what has no id stands under its text
 * @param total how many there are by PagerDuty's count, where it says so
 * @param settled whether the pages were of one state of the list; otherwise they are the union of
 *     what was seen
 */
record Listing(Map<String, JsonNode> items, Optional<Long> total, boolean settled) {
  /** So many may leave the list between two pages without anything being missed. */
  static final int OVERLAP = 10;

  private static final int LOOKS = 3;

  /** How many PagerDuty counts and does not show. */
  long missing() {
    return Math.max(0, total.orElse(0L) - items.size());
  }

  /** If more items were read than PagerDuty counts, some left meanwhile, and may hide others. */
  private boolean whole() {
    return settled && total.orElse((long) items.size()) == items.size();
  }

  /** How many there should be. */
  long expected() {
    return Math.max(total.orElse(0L), items.size());
  }

  /** As {@link #of}, of a list that may be as long as offsets reach. */
  static Listing whole(PagerDuty pagerDuty, String list, List<PagerDuty.Parameter> filter)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return of(pagerDuty, list, filter, Integer.MAX_VALUE)
        .orElseThrow(
            () -> new VendorRefusedException(400, "PagerDuty lists no more than 10,000 " + list));
  }

  /**
   * Reads a list.
   *
   * @param most how many it may have
   * @return empty when it has more than that, or more than offsets reach
   */
  static Optional<Listing> of(
      PagerDuty pagerDuty, String list, List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var seen = new LinkedHashMap<String, JsonNode>();
    var looks = new ArrayList<Set<String>>();
    Listing last = null;
    for (int look = 1; look <= LOOKS; look++) {
      Optional<Listing> read = walk(pagerDuty, list, filter, most);
      if (read.isEmpty()) {
        return read;
      }
      last = read.get();
      if (last.whole()) {
        return read;
      }
      seen.putAll(last.items());
      looks.add(last.items().keySet());
    }
    // The same each time: the count is what is wrong, or something is kept from us.
    boolean same = looks.stream().distinct().count() == 1;
    return Optional.of(same ? last : new Listing(seen, last.total(), false));
  }

  private static Optional<Listing> walk(
      PagerDuty pagerDuty, String list, List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    PagerDuty.Page page = pagerDuty.page(list, 0, filter);
    Optional<Long> total = page.total();
    if (total.orElse(0L) > most) {
      return Optional.empty();
    }
    var items = new LinkedHashMap<String, JsonNode>();
    add(page, items);
    boolean settled = true;
    int offset = 0;
    List<JsonNode> before = List.of();
    while (page.leadsOn(before)) {
      before = page.items();
      int step = Math.max(1, before.size() - OVERLAP);
      offset += step;
      if (offset + PagerDuty.PAGE > PagerDuty.REACH) {
        return Optional.empty();
      }
      page = pagerDuty.page(list, offset, filter);
      settled &= page.total().equals(total) && joins(before.subList(step, before.size()), page);
      add(page, items);
    }
    return Optional.of(new Listing(items, page.total(), settled));
  }

  /** Whether a page begins with the end of the one before it: else something moved in between. */
  private static boolean joins(List<JsonNode> end, PagerDuty.Page next) {
    List<JsonNode> again = next.items().subList(0, Math.min(end.size(), next.items().size()));
    return ids(end).equals(ids(again));
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(Listing::id).toList();
  }

  /** What two pages show was read again later. */
  private static void add(PagerDuty.Page page, Map<String, JsonNode> items) {
    page.items().forEach(item -> items.put(id(item), item));
  }

  private static String id(JsonNode item) {
    return Json.text(item, "id").orElseGet(() -> Json.text(item));
  }
}
