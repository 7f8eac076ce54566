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
 * A user's list of gists, page by page. A gist that is deleted between two pages moves the next one
 * over the border, and one that is updated moves to the front: so a list of several pages is asked
 * for until it is the same twice in a row, conditionally, which is free of the limit.
 */
record GistPages(GitHub github, Credential credential) {
  private static final int LOOKS = 5;

  /** Takes the gists of a page. */
  @FunctionalInterface
  interface Taker {
    void take(List<JsonNode> gists) throws VendorRefusedException;
  }

  /**
   * A page.
   *
   * @param news whether it was not seen before as it is
   */
  private record Seen(URI uri, Page page, boolean news) {
    List<String> ids() {
      return Json.elements(page.body()).stream()
          .map(gist -> Json.text(gist, "id").orElse(""))
          .toList();
    }
  }

  /**
   * Takes a list.
   *
   * @param first its first page
   * @return how many pages there are
   * @throws VendorUnavailableException when it does not come to rest
   */
  int take(URI uri, Page first, Taker taker)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    List<Seen> seen = walk(new Seen(uri, first, true), List.of(), taker);
    for (int look = 1; seen.size() > 1; look++) {
      if (look > LOOKS) {
        throw new VendorUnavailableException("the list of gists changes while it is read");
      }
      Seen start = again(seen.getFirst());
      List<Seen> now = walk(start, seen, taker);
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
   * Walks the pages.
   *
   * @param former the pages as they were last time
   */
  private List<Seen> walk(Seen first, List<Seen> former, Taker taker)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    var pages = new ArrayList<Seen>();
    Optional<Seen> next = Optional.of(first);
    while (next.isPresent()) {
      Seen page = next.get();
      if (page.news()) {
        taker.take(gists(page.page()));
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

  /** An answer that is no list says nothing of what there is. */
  private static List<JsonNode> gists(Page page) throws VendorUnavailableException {
    if (!page.body().isArray()) {
      throw new VendorUnavailableException("GitHub's answer is no list of gists");
    }
    return Json.elements(page.body());
  }
}
