package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ArchiveFindings;
import dev.opsledger.ci.domain.Retention;
import dev.opsledger.ci.domain.SyncCheckpoint;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.ArchiveStore.Stored;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks once a day for how long GitHub keeps a repository's runs, puts the repository on the agenda
 * while older runs are to be fetched, and tells what GitHub still has and what only the ledger has.
 */
public record ArchiveWork(
    GitHub github,
    SyncCheckpointStore checkpoints,
    ArchiveStore archives,
    ArchiveReport report,
    Optional<Duration> backfill,
    Clock clock)
    implements Work {
  public static final String KIND = "archive";

  @Override
  public void work(Unit unit)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    ArchiveUnit asked = ArchiveUnit.parse(unit.body());
    RunsUnit target = asked.target();
    Optional<Stored> stored = archives.find(target.repository().id());
    Optional<SyncCheckpoint> checkpoint =
        asked.asks() ? checkpoints.find(target.repository().id()) : Optional.empty();
    Optional<Instant> from = asked.from().or(() -> checkpoint.map(SyncCheckpoint::since));
    if (stored.isEmpty() && from.isEmpty()) {
      // Its new runs come first; their unit plans this one again.
      return;
    }
    Archive now = stored.map(Stored::archive).orElse(null);
    if (asked.asks()) {
      Retention period = retention(target, stored.map(s -> s.archive().retention()));
      now =
          stored
              .map(s -> s.archive().with(target.installation(), target.repository(), period))
              .map(this::reaching)
              .orElseGet(() -> begin(asked, period, from.orElseThrow()));
      now = now.with(unread(now.findings(), checkpoint));
      report.missing().rename(stored.map(s -> s.archive().repository()), target.repository());
      if (!put(now, stored)) {
        throw new VendorUnavailableException("the archive changed meanwhile");
      }
    }
    report.tell(now);
  }

  private Archive begin(ArchiveUnit asked, Retention period, Instant from) {
    RunsUnit target = asked.target();
    return Archive.begin(
        target.installation(),
        target.repository(),
        period,
        from,
        floor(period),
        asked.perDay(),
        clock.instant());
  }

  /** The setting may have changed to older runs. */
  private Archive reaching(Archive archive) {
    Optional<Instant> floor = floor(archive.retention());
    return archive.fallsShortOf(floor) ? archive.reaching(floor, clock.instant()) : archive;
  }

  /** GitHub has nothing that is older than the retention, so a floor below it says nothing. */
  private Optional<Instant> floor(Retention period) {
    return backfill
        .filter(wanted -> wanted.compareTo(period.period()) < 0)
        .map(clock.instant()::minus);
  }

  private ArchiveFindings unread(ArchiveFindings found, Optional<SyncCheckpoint> checkpoint) {
    boolean refused = checkpoint.flatMap(SyncCheckpoint::reason).isPresent();
    return found.unreadSince(
        refused ? found.unreadSince().or(() -> Optional.of(clock.instant())) : Optional.empty());
  }

  private boolean put(Archive archive, Optional<Stored> stored) {
    boolean same = stored.filter(s -> s.archive().equals(archive)).isPresent();
    boolean put = same || archives.put(archive, stored);
    if (put && !archive.complete()) {
      archives.remind(archive);
    }
    return put;
  }

  /**
   * The present retention, or GitHub's default where the App may not read it.
   *
   * @param known what was read before
   */
  private Retention retention(RunsUnit target, Optional<Retention> known)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    String path = "/repos/" + target.fullName() + "/actions/permissions/artifact-and-log-retention";
    try {
      Optional<Page> page =
          github.get(
              github.installation(target.installation()),
              github.at(path),
              known.flatMap(Retention::etag));
      return page.map(ArchiveWork::retention).or(() -> known).orElse(Retention.DEFAULT);
    } catch (VendorRefusedException e) {
      if (e.status() != 403 && e.status() != 404) {
        throw e;
      }
      return Retention.DEFAULT;
    }
  }

  private static Retention retention(Page page) {
    return Json.number(page.body(), "days")
        .filter(days -> days > 0)
        .map(days -> new Retention(days, page.etag()))
        .orElse(Retention.DEFAULT);
  }
}
