package dev.opsledger.ci.sync;

import dev.opsledger.ci.store.ListPageStore;
import dev.opsledger.ci.store.StoredPage;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks GitHub's lists of installations and repositories page by page with conditional requests; an
 * unchanged page is taken from the store.
 *
 * <p>A list of several pages may change while it is walked. So after a pass in which a page had
 * changed the list is walked again, until a pass finds every page unchanged: then all of them were
 * valid at the same moment.
 */
public record ListWalk(GitHub github, ListPageStore store) {
  /** The most passes over a list that keeps changing. */
  private static final int MOST_PASSES = 3;

  /** The most pages that one message fetches: a function has two minutes for all of them. */
  private static final int MOST_PAGES = 50;

  /** Receives the items of a page that the same walk has not listed before. */
  @FunctionalInterface
  interface ItemConsumer {
    /**
     * Receives items.
     *
     * @param part identifies the page within the walk
     */
    void accept(String part, List<JsonNode> items);
  }

  /** Finds the items of a page. */
  @FunctionalInterface
  interface Items {
    List<JsonNode> of(Page page) throws VendorUnavailableException;
  }

  /**
   * A list of GitHub's.
   *
   * @param name the name under which its pages are stored
   * @param uri its first page
   * @param items finds the items of a page
   * @param brief shortens an item to what is stored, with its {@code id}; empty for an item without
   */
  record Source(String name, URI uri, Items items, Function<JsonNode, Optional<JsonNode>> brief) {}

  /**
   * What a walk found.
   *
   * @param items the items, each once
   * @param counted GitHub's count, 0 where it gives none
   */
  record Listed(List<JsonNode> items, long counted) {
    /** How many items GitHub counts and does not list. */
    long missing() {
      return Math.max(0, counted - items.size());
    }
  }

  /**
   * Where a walk continues.
   *
   * @param look the number of this pass over the list, from 1
   * @param page the number of the next page, from 1
   * @param changed whether a page of this pass differed from what was stored
   */
  record Position(int look, int page, boolean changed) {
    static final Position START = new Position(1, 1, false);

    static Position parse(JsonNode json) {
      return new Position(
          Math.toIntExact(Json.number(json, "look").orElse(1L)),
          Math.toIntExact(Json.number(json, "page").orElse(1L)),
          Json.flag(json, "changed").orElse(false));
    }

    JsonNode json() {
      return Json.object("look", look, "page", page, "changed", changed);
    }

    /** Identifies the page within the walk. */
    String part() {
      return look + "." + page;
    }
  }

  /**
   * How far a walk came.
   *
   * @param listed what it has found so far, including what its earlier messages found
   * @param rest where it continues, empty at the end of the list
   */
  record Walked(Listed listed, Optional<Position> rest) {}

  /**
   * Walks a list, at most as many pages as a function has time for.
   *
   * @param consumer receives the items of each page before the next page is fetched
   */
  Walked walk(Credential credential, Source source, Position from, ItemConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = store.find(source.name());
    var found = new LinkedHashMap<Long, JsonNode>();
    long counted = 0;
    int fetched = 0;
    Position at = pages.containsKey(from.page() - 1) ? from : Position.START;
    passed(pages, at).forEach(page -> pass((_, _) -> {}, "", items(page), found));
    while (true) {
      Optional<URI> next =
          at.page() == 1 ? Optional.of(source.uri()) : pages.get(at.page() - 1).next();
      if (next.isPresent()) {
        if (fetched++ == MOST_PAGES) {
          return new Walked(new Listed(List.copyOf(found.values()), counted), Optional.of(at));
        }
        URI uri = next.get();
        Optional<StoredPage> before =
            Optional.ofNullable(pages.get(at.page())).filter(stored -> stored.uri().equals(uri));
        StoredPage now = fetch(credential, source, uri, before);
        boolean same = before.filter(now::equals).isPresent();
        if (!same) {
          store.put(source.name(), at.page(), now, before);
          pages.put(at.page(), now);
        }
        pass(consumer, at.part(), items(now), found);
        counted = now.counted();
        at = new Position(at.look(), at.page() + 1, at.changed() || !same);
      } else {
        int last = at.page() - 1;
        store.deleteAfter(last, source.name(), pages);
        if (!at.changed() || last == 1 || at.look() == MOST_PASSES) {
          return new Walked(new Listed(List.copyOf(found.values()), counted), Optional.empty());
        }
        at = new Position(at.look() + 1, 1, false);
      }
    }
  }

  /** The pages whose items an earlier message of the same walk passed to the consumer. */
  private static List<StoredPage> passed(Map<Integer, StoredPage> pages, Position at) {
    return pages.entrySet().stream()
        .filter(page -> at.look() > 1 || page.getKey() < at.page())
        .map(Map.Entry::getValue)
        .toList();
  }

  private StoredPage fetch(
      Credential credential, Source source, URI uri, Optional<StoredPage> before)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Page> page = github.get(credential, uri, before.flatMap(StoredPage::etag));
    if (page.isEmpty()) {
      return before.orElseThrow();
    }
    JsonNode body = page.get().body();
    List<JsonNode> items =
        source.items().of(page.get()).stream()
            .flatMap(i -> source.brief().apply(i).stream())
            .toList();
    return new StoredPage(
        uri,
        page.get().etag(),
        page.get().next(),
        Json.number(body, "total_count").orElse(0L),
        Json.text(Json.node(items)));
  }

  /** Passes the items that are new to this walk on to the consumer. */
  private static void pass(
      ItemConsumer consumer, String part, List<JsonNode> items, Map<Long, JsonNode> found) {
    var fresh = new ArrayList<JsonNode>();
    for (JsonNode item : items) {
      Optional<Long> id = Json.number(item, "id");
      if (id.isPresent() && found.put(id.get(), item) == null) {
        fresh.add(item);
      }
    }
    if (!fresh.isEmpty()) {
      consumer.accept(part, fresh);
    }
  }

  private static List<JsonNode> items(StoredPage page) {
    return Json.elements(Json.stored("the items of " + page.uri(), page.items()));
  }
}
