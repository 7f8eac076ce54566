package dev.opsledger.gists.sync;

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
import java.util.List;
import java.util.Optional;

/**
 * Reads a user's list of gists page by page. Gists move between pages while they are read: a
 * deletion moves the following gists forward, an update moves a gist to the front. So a list of
 * several pages is read until it is the same twice in a row; conditional requests that find no
 * change do not count against the rate limit.
 */
record GistPages(GitHub github, Credential credential) {
  private static final int MAX_REREADS = 5;

  /** Is passed the gists of each page that is new or has changed. */
  @FunctionalInterface
  interface PageConsumer {
    void accept(List<JsonNode> gists) throws VendorRefusedException;
  }

  /**
   * A page that was read.
   *
   * @param isNew whether it is new or has changed since it was last read
   */
  private record Seen(URI uri, Page page, boolean isNew) {
    List<String> ids() {
      return Json.elements(page.body()).stream()
          .map(gist -> Json.text(gist, "id").orElse(""))
          .toList();
    }
  }

  /**
   * Reads a list to its end.
   *
   * @param first its first page
   * @return how many pages the list has
   * @throws VendorUnavailableException if the list keeps changing
   */
  int read(URI uri, Page first, PageConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<Seen> seen = walk(new Seen(uri, first, true), List.of(), consumer);
    for (int reread = 1; seen.size() > 1; reread++) {
      if (reread > MAX_REREADS) {
        throw new VendorUnavailableException("the list of gists kept changing while it was read");
      }
      Seen start = again(seen.getFirst());
      List<Seen> now = walk(start, seen, consumer);
      if (ids(now).equals(ids(seen))) {
        return now.size();
      }
      seen = now;
    }
    return seen.size();
  }

  private static List<List<String>> ids(List<Seen> pages) {
    return pages.stream().map(Seen::ids).toList();
  }

  /**
   * Reads all pages.
   *
   * @param former the pages as they were read last time
   */
  private List<Seen> walk(Seen first, List<Seen> former, PageConsumer consumer)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = new ArrayList<Seen>();
    Optional<Seen> next = Optional.of(first);
    while (next.isPresent()) {
      Seen page = next.get();
      if (page.isNew()) {
        consumer.accept(gists(page.page()));
      }
      pages.add(page);
      Optional<URI> link = page.page().next();
      next = link.isEmpty() ? Optional.empty() : Optional.of(page(link.get(), former));
    }
    return pages;
  }

  private Seen page(URI uri, List<Seen> former)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Optional<Seen> before = former.stream().filter(f -> f.uri().equals(uri)).findFirst();
    return before.isPresent()
        ? again(before.get())
        : new Seen(uri, github.get(credential, uri), true);
  }

  private Seen again(Seen before)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Page page = before.page();
    Optional<Page> now =
        page.etag().isPresent()
            ? github.get(credential, before.uri(), page.etag())
            : Optional.of(github.get(credential, before.uri()));
    return new Seen(before.uri(), now.orElse(page), now.isPresent());
  }

  /** Anything but a list must not be mistaken for an empty one. */
  private static List<JsonNode> gists(Page page) throws VendorUnavailableException {
    if (!page.body().isArray()) {
      throw new VendorUnavailableException("GitHub's response is not a list of gists");
    }
    return Json.elements(page.body());
  }
}
