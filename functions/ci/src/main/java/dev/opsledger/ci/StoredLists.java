package dev.opsledger.ci;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * GitHub's lists of installations and repositories, asked for page by page under the ETags of last
 * time; of a page that is unchanged, what was stored of it is taken.
 *
 * <p>A list of several pages may move while it is read. So after something changed it is looked at
 * again, until all of its pages are unchanged and so were all of them there at one moment.
 */
final class StoredLists {
  private static final int LOOKS = 3;

  /** Pages that one message asks for; a function has two minutes for all of them. */
  private static final int MOST_PAGES = 50;

  private static final String LIST = "LIST#";
  private static final String ITEMS = "#items";

  private final GitHub github;
  private final Table table;

  StoredLists(GitHub github, Table table) {
    this.github = github;
    this.table = table;
  }

  /** Takes items that were not listed before by the same walk. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes some of them.
     *
     * @param part tells these from the others of the walk
     */
    void take(String part, List<JsonNode> items);
  }

  /**
   * What is read of a list.
   *
   * @param name under which its pages are stored
   * @param uri where it begins
   * @param items finds the items of a page
   * @param brief what is needed of an item, with its {@code id}; empty for one without
   */
  record Kind(
      String name,
      URI uri,
      Function<JsonNode, List<JsonNode>> items,
      Function<JsonNode, Optional<JsonNode>> brief) {}

  /**
   * What a walk found.
   *
   * @param items the items, each once
   * @param counted how many GitHub counts, where it does
   */
  record Listed(List<JsonNode> items, long counted) {
    /** Items that GitHub counts and does not list. */
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

    static Position read(JsonNode json) {
      JsonNode changed = json.get("changed");
      return new Position(
          Math.toIntExact(Json.number(json, "look").orElse(1L)),
          Math.toIntExact(Json.number(json, "page").orElse(1L)),
          changed != null && changed.getBooleanValue());
    }

    JsonNode json() {
      return Json.object("look", look, "page", page, "changed", changed);
    }
  }

  /**
   * How far a walk came.
   *
   * @param listed what it has found so far, with what its earlier messages found
   * @param rest where it continues, empty when the whole list was read
   */
  record Walked(Listed listed, Optional<Position> rest) {}

  /** A page as it is stored. */
  private record Stored(
      URI uri, Optional<String> etag, Optional<URI> next, long counted, String items) {}

  /**
   * Walks a list, no further than a function has time for; the taker is told of each page's items
   * before the next page.
   */
  Walked walkSome(Credential credential, Kind kind, Position from, Taker taker)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = stored(kind);
    var found = new LinkedHashMap<Long, JsonNode>();
    long counted = 0;
    int asked = 0;
    Position at = pages.containsKey(from.page() - 1) ? from : Position.START;
    told(pages, at).forEach(page -> tell((_, _) -> {}, "", items(page), found));
    while (true) {
      Optional<URI> next =
          at.page() == 1 ? Optional.of(kind.uri()) : pages.get(at.page() - 1).next();
      if (next.isPresent()) {
        if (asked++ == MOST_PAGES) {
          return new Walked(new Listed(List.copyOf(found.values()), counted), Optional.of(at));
        }
        Optional<Stored> before = Optional.ofNullable(pages.get(at.page())).filter(at(next.get()));
        Stored now = ask(credential, kind, next.get(), before);
        boolean same = before.filter(now::equals).isPresent();
        if (!same) {
          put(kind, at.page(), now, before);
          pages.put(at.page(), now);
        }
        tell(taker, at.look() + "." + at.page(), items(now), found);
        counted = now.counted();
        at = new Position(at.look(), at.page() + 1, at.changed() || !same);
      } else {
        int last = at.page() - 1;
        forget(kind, pages, last);
        if (!at.changed() || last == 1 || at.look() == LOOKS) {
          return new Walked(new Listed(List.copyOf(found.values()), counted), Optional.empty());
        }
        at = new Position(at.look() + 1, 1, false);
      }
    }
  }

  /** The pages whose items an earlier part of the same walk told the taker. */
  private static List<Stored> told(Map<Integer, Stored> pages, Position at) {
    return pages.entrySet().stream()
        .filter(page -> at.look() > 1 || page.getKey() < at.page())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Predicate<Stored> at(URI uri) {
    return stored -> stored.uri().equals(uri);
  }

  private Stored ask(Credential credential, Kind kind, URI uri, Optional<Stored> before)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Page> page = github.get(credential, uri, before.flatMap(Stored::etag));
    if (page.isEmpty()) {
      return before.orElseThrow();
    }
    JsonNode body = page.get().body();
    List<JsonNode> items =
        kind.items().apply(body).stream().flatMap(i -> kind.brief().apply(i).stream()).toList();
    return new Stored(
        uri,
        page.get().etag(),
        page.get().next(),
        Json.number(body, "total_count").orElse(0L),
        Json.text(Json.node(items)));
  }

  private static void tell(
      Taker taker, String part, List<JsonNode> items, Map<Long, JsonNode> found) {
    var fresh = new ArrayList<JsonNode>();
    for (JsonNode item : items) {
      Optional<Long> id = Json.number(item, "id");
      if (id.isPresent() && found.put(id.get(), item) == null) {
        fresh.add(item);
      }
    }
    if (!fresh.isEmpty()) {
      taker.take(part, fresh);
    }
  }

  private Map<Integer, Stored> stored(Kind kind) {
    var rows = new HashMap<String, Row>();
    table.partition(LIST + kind.name()).forEach(row -> rows.put(row.sk(), row));
    var pages = new HashMap<Integer, Stored>();
    rows.forEach(
        (sk, row) -> {
          Row items = rows.get(sk + ITEMS);
          if (items != null) {
            pages.put(
                Integer.valueOf(sk),
                new Stored(
                    URI.create(row.get("uri")),
                    row.find("etag"),
                    row.find("next").map(URI::create),
                    row.number("counted"),
                    items.get("items")));
          }
        });
    return pages;
  }

  /**
   * The items first: a page is what its ETag stands for, or is asked for anew. They are apart from
   * the ETag, which changes with everything that happens in a repository.
   */
  private void put(Kind kind, int number, Stored page, Optional<Stored> before) {
    String pk = LIST + kind.name();
    String sk = "%05d".formatted(number);
    if (before.isEmpty() || !before.get().items().equals(page.items())) {
      if (before.isPresent()) {
        table.delete(pk, sk);
      }
      table.put(Row.of(pk, sk + ITEMS).with("items", page.items()));
    }
    table.put(
        Row.of(pk, sk)
            .with("uri", page.uri().toString())
            .with("etag", page.etag().orElse(null))
            .with("next", page.next().map(URI::toString).orElse(null))
            .with("counted", page.counted()));
  }

  private void forget(Kind kind, Map<Integer, Stored> pages, int last) {
    Set<Integer> gone = new HashSet<>(pages.keySet());
    gone.removeIf(number -> number <= last);
    for (int number : gone) {
      pages.remove(number);
      String sk = "%05d".formatted(number);
      table.delete(LIST + kind.name(), sk);
      table.delete(LIST + kind.name(), sk + ITEMS);
    }
  }

  private static List<JsonNode> items(Stored page) {
    try {
      return Json.elements(Json.parse(page.items()));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a stored page of " + page.uri() + " is broken", e);
    }
  }
}
