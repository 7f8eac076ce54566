package dev.opsledger.gists;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the gists of one user up to date.
 *
 * <p>All pages the first time, then what was updated since the last good scan, less an overlap.
 * That point stays the same while its answer fits one page, so that an unchanged user is a 304,
 * which costs neither limit nor write. When it moves on, the answer for the new point is fetched at
 * once: it shows what came in the meantime and brings the ETag for the next scan.
 */
final class GistsWork implements Work {
  static final String KIND = "gists";

  /** A gist may show in the list some time after its update. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration SAME_POINT = Duration.ofDays(30);

  private final GitHub github;
  private final Credential credential;
  private final UserStore users;
  private final GistStore gists;
  private final DealQueue deals;
  private final Clock clock;

  GistsWork(
      GitHub github,
      Credential credential,
      UserStore users,
      GistStore gists,
      DealQueue deals,
      Clock clock) {
    this.github = github;
    this.credential = credential;
    this.users = users;
    this.gists = gists;
    this.deals = deals;
    this.clock = clock;
  }

  static Unit.Draft draft(String user) {
    return new Unit.Draft(KIND, UserStore.key(user), user, Json.object("user", user));
  }

  @Override
  public void work(Unit unit) throws RateLimited, VendorRefused, VendorUnavailable {
    String name = Json.text(unit.body(), "user").orElseThrow();
    WatchedUser known = users.find(name).orElseGet(() -> begin(name));
    try {
      scan(known);
    } catch (VendorRefused e) {
      String reason =
          e.status() == 404 ? "GitHub knows no user " + name + " (any more)" : e.getMessage();
      if (!known.reason().equals(Optional.of(reason))) {
        users.put(known.because(Optional.of(reason)));
      }
      throw new VendorRefused(e.status(), reason);
    }
  }

  private WatchedUser begin(String name) {
    WatchedUser unseen = WatchedUser.unseen(name);
    users.put(unseen);
    return unseen;
  }

  private void scan(WatchedUser known) throws RateLimited, VendorRefused, VendorUnavailable {
    Instant begun = clock.instant();
    Optional<Page> first = github.get(credential, list(known.name(), known.since()), known.etag());
    if (first.isEmpty()) {
      if (known.reason().isPresent()) {
        users.put(known.because(Optional.empty()));
      }
      return;
    }
    int pages = take(known.name(), first.get());
    Optional<Instant> since = known.since();
    Page standing = first.get();
    if (pages > 1 || since.isEmpty() || since.get().isBefore(begun.minus(SAME_POINT))) {
      since = Optional.of(begun.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
      standing = github.get(credential, list(known.name(), since));
      take(known.name(), standing);
    }
    users.put(
        new WatchedUser(
            known.name(), since, standing.etag(), Optional.of(begun), Optional.empty()));
  }

  /** Stores the gists of a page and those after it; returns how many pages there were. */
  private int take(String user, Page first) throws RateLimited, VendorRefused, VendorUnavailable {
    int pages = 1;
    Page page = first;
    store(user, page);
    while (page.next().isPresent()) {
      page = github.get(credential, page.next().get());
      store(user, page);
      pages++;
    }
    return pages;
  }

  private void store(String user, Page page) throws VendorRefused {
    var read = new ArrayList<Gist>();
    for (JsonNode gist : Json.elements(page.body())) {
      checkName(user, GistReader.owner(gist));
      GistReader.read(gist, user).ifPresent(read::add);
    }
    List<String> stored = gists.add(read.reversed());
    deals.send(stored);
  }

  /** GitHub redirects from a former name; going on would file one person under two names. */
  private static void checkName(String user, Optional<String> owner) throws VendorRefused {
    if (owner.isPresent() && !owner.get().equalsIgnoreCase(user)) {
      throw new VendorRefused(
          301,
          "%s is called %s now; put the new name into QUERIED_USERS".formatted(user, owner.get()));
    }
  }

  private URI list(String user, Optional<Instant> since) {
    return github.at(
        "/users/" + user + "/gists?per_page=100" + since.map(s -> "&since=" + s).orElse(""));
  }
}
