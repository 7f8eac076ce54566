package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.gists.domain.WatchedUser;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Brings the gists of one user up to date.
 *
 * <p>All pages the first time, then what was updated since the last good scan, less an overlap.
 * That point stays the same while its answer fits one page, so that an unchanged user is a 304,
 * which costs neither limit nor write. When it moves on, the answer for the new point is fetched at
 * once: it shows what came in the meantime and brings the ETag for the next scan. The next scan
 * looks at what lies before the new point once more, because a list may lag behind.
 */
public final class GistsWork implements Work {
  static final String KIND = "gists";

  /** A gist may show in the list some time after its update. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration SAME_POINT = Duration.ofDays(30);

  private final GitHub github;
  private final Credential credential;
  private final GistPages pages;
  private final WatchedUserStore users;
  private final GistIntake intake;
  private final SyncPlanner planner;
  private final Clock clock;

  public GistsWork(
      GitHub github,
      Credential credential,
      WatchedUserStore users,
      GistIntake intake,
      SyncPlanner planner,
      Clock clock) {
    this.github = github;
    this.credential = credential;
    this.pages = new GistPages(github, credential);
    this.users = users;
    this.intake = intake;
    this.planner = planner;
    this.clock = clock;
  }

  public static Unit.Draft draft(String user) {
    return new Unit.Draft(KIND, WatchedUserStore.key(user), user, Json.object("user", user));
  }

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    String name = Json.text(unit.body(), "user").orElseThrow();
    WatchedUser known = users.find(name).orElseGet(() -> begin(name));
    try {
      scan(known);
    } catch (VendorRefusedException e) {
      String reason =
          e.status() == 404 ? "GitHub knows no user " + name + " (any more)" : e.getMessage();
      if (!known.reason().equals(Optional.of(reason))) {
        users.put(known.because(Optional.of(reason)));
      }
      throw new VendorRefusedException(e.status(), reason);
    }
  }

  private WatchedUser begin(String name) {
    WatchedUser unseen = WatchedUser.unseen(name);
    users.put(unseen);
    return unseen;
  }

  private void scan(WatchedUser known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    WatchedUser seen = lookAgain(known.again(), news(known));
    if (!seen.equals(known)) {
      users.put(seen);
    }
    if (seen.unread() > 0) {
      String why = "%d of the gists have no id that can be read".formatted(seen.unread());
      planner.count(seen.unread(), seen.unread(), Optional.of(why));
    }
  }

  /** Takes what was updated since the point that is known. */
  private WatchedUser news(WatchedUser known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant begun = clock.instant();
    URI uri = list(known.name(), known.since());
    Optional<Page> first = github.get(credential, uri, known.etag());
    if (first.isEmpty()) {
      return known.because(Optional.empty()).again(Optional.empty());
    }
    var reading = intake.of(known.name());
    int count = pages.take(uri, first.get(), reading);
    Optional<Instant> since = known.since();
    Optional<WatchedUser.Again> again = Optional.empty();
    Page standing = first.get();
    if (count > 1 || since.isEmpty() || since.get().isBefore(begun.minus(SAME_POINT))) {
      again = Optional.of(WatchedUser.Again.at(since, count, standing.etag()));
      since = Optional.of(begun.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
      URI moved = list(known.name(), since);
      standing = github.get(credential, moved);
      pages.take(moved, standing, reading);
    }
    return new WatchedUser(
        known.name(),
        since,
        standing.etag(),
        Optional.of(begun),
        Optional.empty(),
        again,
        Math.max(reading.unread(), known.unread()));
  }

  /** Looks at what an earlier scan saw, and once more the next time if that had something new. */
  private WatchedUser lookAgain(Optional<WatchedUser.Again> wanted, WatchedUser user)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (wanted.isEmpty()) {
      return user;
    }
    URI uri = list(user.name(), wanted.get().since());
    Optional<Page> first = github.get(credential, uri, wanted.get().etag());
    if (first.isEmpty()) {
      return user;
    }
    var reading = intake.of(user.name());
    int count = pages.take(uri, first.get(), reading);
    WatchedUser read = wanted.get().since().isEmpty() ? user.unread(reading.unread()) : user;
    return reading.stored() == 0
        ? read
        : read.again(Optional.of(WatchedUser.Again.at(wanted.get().since(), count, first.get().etag())));
  }

  private URI list(String user, Optional<Instant> since) {
    return github.at(
        "/users/" + user + "/gists?per_page=100" + since.map(s -> "&since=" + s).orElse(""));
  }
}
