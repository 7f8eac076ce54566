package dev.opsledger.ci.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The pages of GitHub's lists. A page's items have a row of their own, because its ETag changes
 * with everything that happens in a repository and the items hardly ever do.
 */
public record ListPageStore(Table table) {
  /** The stored pages of a list by their numbers, from 1. */
  public Map<Integer, StoredPage> find(String list) {
    var rows = new HashMap<String, Row>();
    table.partition(CiKeys.listPk(list)).forEach(row -> rows.put(row.sk(), row));
    var pages = new HashMap<Integer, StoredPage>();
    rows.forEach(
        (sk, row) -> {
          Row items = rows.get(sk + CiKeys.ITEMS_SUFFIX);
          if (items != null) {
            pages.put(Integer.valueOf(sk), page(row, items));
          }
        });
    return pages;
  }

  private static StoredPage page(Row row, Row items) {
    return new StoredPage(
        URI.create(row.get("uri")),
        row.find("etag"),
        row.find("next").map(URI::create),
        row.number("counted"),
        items.get("items"));
  }

  /**
   * Stores a page. Its items are written first, and a page without items is not found: an ETag
   * never stands beside items that it does not belong to.
   *
   * @param before what is stored of this page
   */
  public void put(String list, int number, StoredPage page, Optional<StoredPage> before) {
    if (before.isEmpty() || !before.get().items().equals(page.items())) {
      if (before.isPresent()) {
        table.delete(CiKeys.listPk(list), CiKeys.pageSk(number));
      }
      table.put(
          Row.of(CiKeys.listPk(list), CiKeys.pageItemsSk(number)).with("items", page.items()));
    }
    table.put(
        Row.of(CiKeys.listPk(list), CiKeys.pageSk(number))
            .with("uri", page.uri().toString())
            .with("etag", page.etag().orElse(null))
            .with("next", page.next().map(URI::toString).orElse(null))
            .with("counted", page.counted()));
  }

  /**
   * Deletes the pages after the last one, from the store and from the map.
   *
   * @param pages the stored pages
   */
  public void deleteAfter(int last, String list, Map<Integer, StoredPage> pages) {
    Set<Integer> surplus = new HashSet<>(pages.keySet());
    surplus.removeIf(number -> number <= last);
    for (int number : surplus) {
      pages.remove(number);
      table.delete(CiKeys.listPk(list), CiKeys.pageSk(number));
      table.delete(CiKeys.listPk(list), CiKeys.pageItemsSk(number));
    }
  }
}
