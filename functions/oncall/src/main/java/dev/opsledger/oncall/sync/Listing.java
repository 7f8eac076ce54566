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
 * The items of a list that was read page by page. The list may change meanwhile: a removed item
 * moves later items to an earlier offset, an added one to a later offset. So pages overlap, the
 * number of items is compared with PagerDuty's total, and a list that does not match is read again.
 * Up to two changes between two pages are always detected; more may cancel out and go unnoticed.
 *
 * @param items the items by id; an item without an id is stored under its text
 * @param total PagerDuty's count of the items, if it sends one
 * @param settled whether all pages show one state of the list; if not, the items are the union of
 *     all pages read
 */
record Listing(Map<String, JsonNode> items, Optional<Long> total, boolean settled) {
  /** How many items two pages share: so many may be removed between them without a gap. */
  static final int OVERLAP = 10;

  /** How often a list that changes is read. */
  private static final int READS = 3;

  /** How many items PagerDuty counts but does not list. */
  long missing() {
    return Math.max(0, total.orElse(0L) - items.size());
  }

  /** Whether the count matches; more items than counted mean that some were removed meanwhile. */
  private boolean complete() {
    return settled && total.orElse((long) items.size()) == items.size();
  }

  /** How many items the list should have. */
  long expected() {
    return Math.max(total.orElse(0L), items.size());
  }

  /** Reads a list that may be as long as PagerDuty's offsets allow. */
  static Listing all(PagerDuty pagerDuty, String list, List<PagerDuty.Parameter> filter)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return of(pagerDuty, list, filter, Integer.MAX_VALUE)
        .orElseThrow(
            () -> new VendorRefusedException(400, "PagerDuty lists at most 10,000 " + list));
  }

  /**
   * Reads a list.
   *
   * @param most the most items it may have
   * @return empty if it has more items, or more than PagerDuty's offsets allow
   */
  static Optional<Listing> of(
      PagerDuty pagerDuty, String list, List<PagerDuty.Parameter> filter, int most)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var seen = new LinkedHashMap<String, JsonNode>();
    var idsRead = new ArrayList<Set<String>>();
    Listing last = null;
    for (int i = 0; i < READS; i++) {
      Optional<Listing> read = readOnce(pagerDuty, list, filter, most);
      if (read.isEmpty()) {
        return read;
      }
      last = read.get();
      if (last.complete()) {
        return read;
      }
      seen.putAll(last.items());
      idsRead.add(last.items().keySet());
    }
    // The same items each time: the count is wrong, or the key may not see all items.
    boolean same = idsRead.stream().distinct().count() == 1;
    return Optional.of(same ? last : new Listing(seen, last.total(), false));
  }

  private static Optional<Listing> readOnce(
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
    while (page.hasNext(before)) {
      before = page.items();
      int step = Math.max(1, before.size() - OVERLAP);
      offset += step;
      if (offset + PagerDuty.PAGE > PagerDuty.REACH) {
        return Optional.empty();
      }
      page = pagerDuty.page(list, offset, filter);
      settled &= page.total().equals(total) && follows(before.subList(step, before.size()), page);
      add(page, items);
    }
    return Optional.of(new Listing(items, page.total(), settled));
  }

  /** Whether a page begins with the end of the previous one; if not, the list has changed. */
  private static boolean follows(List<JsonNode> end, PagerDuty.Page next) {
    List<JsonNode> again = next.items().subList(0, Math.min(end.size(), next.items().size()));
    return ids(end).equals(ids(again));
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(Listing::id).toList();
  }

  /** Adds a page's items; of an item on two pages the later state counts. */
  private static void add(PagerDuty.Page page, Map<String, JsonNode> items) {
    page.items().forEach(item -> items.put(id(item), item));
  }

  private static String id(JsonNode item) {
    return Json.text(item, "id").orElseGet(() -> Json.text(item));
  }
}
