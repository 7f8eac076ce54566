package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.gists.domain.WatchedUser;
import dev.opsledger.gists.store.GistsKeys;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.ListReader;
import dev.opsledger.github.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Scans the gists of one user.
 *
 * <p>The first scan reads all gists; later scans read those updated since a point in time, which
 * overlaps the scan before. The point stays while its list fits one page, so that an unchanged user
 * is a 304, which costs neither rate limit nor a write. When the point moves on, the list from the
 * new point is read at once: it has what came in the meantime and the ETag for the next scan. The
 * next scan reads the list from the old point once more, and another some hours later, because
 * lists may lag.
 */
public final class GistsWork implements Work {
  static final String KIND = "gists";

  /** A gist may be listed this long after its update. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** The point moves on after this time even if nothing changes. */
  private static final Duration MAX_AGE = Duration.ofDays(30);

  private final GitHub github;
  private final Credential credential;
  private final ListReader pages;
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
    this.pages = new ListReader(github, credential);
    this.users = users;
    this.intake = intake;
    this.planner = planner;
    this.clock = clock;
  }

  /** The unit of work that scans a user. */
  public static Unit.Draft draft(String user) {
    return new Unit.Draft(KIND, GistsKeys.user(user), user, Json.object("user", user));
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
          e.status() == 404
              ? "GitHub has no user " + name + " (renamed or deleted?)"
              : e.getMessage();
      if (!known.reason().equals(Optional.of(reason))) {
        users.put(known.withReason(Optional.of(reason)));
      }
      throw new VendorRefusedException(e.status(), reason);
    }
  }

  private WatchedUser begin(String name) {
    WatchedUser unread = WatchedUser.unread(name);
    users.put(unread);
    return unread;
  }

  private void scan(WatchedUser known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    WatchedUser seen = recheck(known.recheck(), scanNew(known));
    if (!seen.equals(known)) {
      users.put(seen);
    }
    if (seen.unreadable() > 0) {
      String why = "%d of the gists have no valid id".formatted(seen.unreadable());
      planner.count(seen.unreadable(), seen.unreadable(), Optional.of(why));
    }
  }

  /** Reads the gists updated since the user's point in time. */
  private WatchedUser scanNew(WatchedUser known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    Instant begun = clock.instant();
    URI uri = list(known.name(), known.since());
    Optional<Page> first = github.get(credential, uri, known.etag());
    if (first.isEmpty()) {
      return known.withReason(Optional.empty()).withRecheck(Optional.empty());
    }
    var reading = intake.of(known);
    int count = pages.read(uri, first.get(), reading).size();
    Optional<Instant> since = known.since();
    Optional<WatchedUser.Recheck> recheck = Optional.empty();
    Page standing = first.get();
    if (count > 1 || since.isEmpty() || since.get().isBefore(begun.minus(MAX_AGE))) {
      recheck = Optional.of(WatchedUser.Recheck.of(since, count, standing.etag()));
      since = Optional.of(begun.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
      URI moved = list(known.name(), since);
      standing = github.get(credential, moved);
      pages.read(moved, standing, reading);
    }
    return new WatchedUser(
        known.name(),
        since,
        standing.etag(),
        Optional.of(begun),
        Optional.empty(),
        recheck,
        reading.owner(),
        Math.max(reading.unreadable(), known.unreadable()));
  }

  /** Reads an earlier list again if it is due. */
  private WatchedUser recheck(Optional<WatchedUser.Recheck> wanted, WatchedUser user)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    if (wanted.isEmpty()) {
      return user;
    }
    WatchedUser.Recheck list = wanted.get();
    Instant now = clock.instant();
    if (!list.isDue(now)) {
      return withRecheck(user, wanted);
    }
    URI uri = list(user.name(), list.since());
    Optional<Page> first = github.get(credential, uri, list.etag());
    if (first.isEmpty()) {
      return withRecheck(user, list.afterNothingNew(now));
    }
    var reading = intake.of(user);
    int count = pages.read(uri, first.get(), reading).size();
    WatchedUser read = user.withOwner(reading.owner());
    if (list.since().isEmpty()) {
      read = read.withUnreadable(reading.unreadable());
    }
    return withRecheck(
        read,
        reading.stored() == 0
            ? list.afterNothingNew(now)
            : Optional.of(WatchedUser.Recheck.of(list.since(), count, first.get().etag())));
  }

  /** Adds an earlier list to the one that a user's scan has just read. */
  private static WatchedUser withRecheck(WatchedUser user, Optional<WatchedUser.Recheck> earlier) {
    return earlier.isEmpty()
        ? user
        : user.withRecheck(user.recheck().map(list -> list.and(earlier.get())).or(() -> earlier));
  }

  private URI list(String user, Optional<Instant> since) {
    return github.at(
        "/users/" + user + "/gists?per_page=100" + since.map(s -> "&since=" + s).orElse(""));
  }
}
