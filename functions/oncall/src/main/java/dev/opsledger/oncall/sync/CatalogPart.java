package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of reading one list of the catalog.
 *
 * @param list the list's name, such as {@code teams}
 * @param listing its items; empty if PagerDuty refused the list
 * @param refusal why PagerDuty refused it
 */
record CatalogPart(
    String list, Optional<Listing> listing, Optional<VendorRefusedException> refusal) {

  /** The parsed items; those of the former catalog if the list was refused. */
  <T> NavigableMap<String, T> parse(
      Function<Collection<JsonNode>, NavigableMap<String, T>> parser,
      NavigableMap<String, T> former) {
    return listing.map(l -> parser.apply(l.items().values())).orElse(former);
  }

  /**
   * A sentence that says what is missing; empty if nothing is.
   *
   * @param parsed how many items could be parsed
   */
  String trouble(int parsed) {
    if (refusal.isPresent()) {
      return list + " were not updated: " + refusal.get().getMessage();
    }
    long expected = listing.orElseThrow().expected();
    return parsed >= expected
        ? ""
        : "PagerDuty counts %d %s, of which %d could be read".formatted(expected, list, parsed);
  }
}
