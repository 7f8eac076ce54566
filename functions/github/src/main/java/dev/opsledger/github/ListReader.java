package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list of GitHub's to its end. Items move between pages while they are read: a deletion
 * moves the following items forward, an update may move an item to the front. So a list of several
 * pages is read until it has the same items twice in a row; conditional requests that find no
 * change do not count against the rate limit.
 */
public record ListReader(GitHub github, Credential credential) {
  private static final int MOST_REREADS = 5;

  /** Is passed the items of each page that is new or has changed. */
  @FunctionalInterface
  public interface ItemConsumer {
    /** Accepts the items of one page. */
    void accept(List<JsonNode> items) throws VendorRefusedException, VendorUnavailableException;
  }

  /**
   * A page that was read.
   *
   * @param isNew whether it is new or has changed since it was last read
   */
  public record ReadPage(URI uri, Page page, boolean isNew) {
    private List<String> ids() throws VendorUnavailableException {
      return page.items().stream().map(ReadPage::id).toList();
    }

    private static String id(JsonNode item) {
      return Json.text(item, "id")
          .or(() -> Json.number(item, "id").map(String::valueOf))
          .orElse("");
    }
  }

  /**
   * Reads a list whose first page was just fetched.
   *
   * @return its pages
   * @throws VendorUnavailableException if a page is not a list, or the list keeps changing
   */
  public List<ReadPage> read(URI uri, Page first, ItemConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = walk(new ReadPage(uri, first, true), List.of(), consumer);
    return pages.size() > 1 ? settle(pages, consumer) : pages;
  }

  /**
   * Reads a list once more.
   *
   * @param former its pages as they were last read, at least one
   */
  public List<ReadPage> readAgain(List<ReadPage> former, ItemConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = walk(again(former.getFirst()), former, consumer);
    boolean settled = pages.size() == 1 || ids(pages).equals(ids(former));
    return settled ? pages : settle(pages, consumer);
  }

  private List<ReadPage> settle(List<ReadPage> read, ItemConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<ReadPage> seen = read;
    for (int reread = 0; reread < MOST_REREADS; reread++) {
      List<ReadPage> now = walk(again(seen.getFirst()), seen, consumer);
      if (now.size() == 1 || ids(now).equals(ids(seen))) {
        return now;
      }
      seen = now;
    }
    throw new VendorUnavailableException("a list of GitHub's kept changing while it was read");
  }

  private static List<List<String>> ids(List<ReadPage> pages) throws VendorUnavailableException {
    var ids = new ArrayList<List<String>>(pages.size());
    for (ReadPage page : pages) {
      ids.add(page.ids());
    }
    return ids;
  }

  /**
   * Reads all pages.
   *
   * @param former the pages as they were read last time
   */
  private List<ReadPage> walk(ReadPage first, List<ReadPage> former, ItemConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = new ArrayList<ReadPage>();
    Optional<ReadPage> next = Optional.of(first);
    while (next.isPresent()) {
      ReadPage page = next.get();
      if (page.isNew()) {
        consumer.accept(page.page().items());
      }
      pages.add(page);
      Optional<URI> link = page.page().next();
      next = link.isEmpty() ? Optional.empty() : Optional.of(page(link.get(), former));
    }
    return pages;
  }

  private ReadPage page(URI uri, List<ReadPage> former)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<ReadPage> before = former.stream().filter(f -> f.uri().equals(uri)).findFirst();
    return before.isPresent()
        ? again(before.get())
        : new ReadPage(uri, github.get(credential, uri), true);
  }

  private ReadPage again(ReadPage before)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Page page = before.page();
    Optional<Page> now =
        page.etag().isPresent()
            ? github.get(credential, before.uri(), page.etag())
            : Optional.of(github.get(credential, before.uri()));
    return new ReadPage(before.uri(), now.orElse(page), now.isPresent());
  }
}
