package dev.opsledger.oncall.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the catalog's lists, read or refused.
 *
 * @param list its name, such as {@code teams}
 * @param listing what it showed, empty when it was refused
 * @param refusal why it was refused
 */
record CatalogPart(
    String list, Optional<Listing> listing, Optional<VendorRefusedException> refusal) {

  /** Its things; the former ones when it was refused, since that says nothing of them. */
  <T> NavigableMap<String, T> read(
      Function<Collection<JsonNode>, NavigableMap<String, T>> reader,
      NavigableMap<String, T> former) {
    return listing.map(l -> reader.apply(l.items().values())).orElse(former);
  }

  /**
   * What is missing, in a sentence.
   *
   * @param read how many things could be read
   * @return empty when nothing is missing
   */
  String trouble(int read) {
    if (refusal.isPresent()) {
      return list + " are left as they were: " + refusal.get().getMessage();
    }
    long expected = listing.orElseThrow().expected();
    return read >= expected
        ? ""
        : "PagerDuty counts %d %s, of which %d can be read".formatted(expected, list, read);
  }
}
