package dev.opsledger.ci.sync;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ArchiveFindings;
import dev.opsledger.ci.store.KeptRuns;
import dev.opsledger.ci.store.count.MissingRuns;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncPlanner;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells how far back a repository's runs are kept, and how many of them only the ledger has. Those
 * are counted day by day, as GitHub deletes them, and a count goes on from what was told before.
 */
public record ArchiveReport(
    KeptRuns kept, MissingRuns missing, SyncPlanner planner, Metrics metrics, Clock clock) {
  private static final Duration DAYS_LEFT = Duration.ofDays(10);

  /** The most days that are counted or searched at a time. */
  private static final int MOST_DAYS = 60;

  /** The days before a first look at new runs that may hold the oldest of all. */
  private static final Duration NEWEST = HeadWindow.USUAL.plusDays(1);

  /** Tells of an archive, beside the state of the repository's new runs. */
  void tell(Archive archive) {
    missing.tell(archive);
    Instant now = clock.instant();
    ArchiveFindings found = archive.findings();
    String unit = RunsWork.KIND + ":" + archive.repository().id();
    Optional<JsonNode> former = planner.description(unit);
    Optional<Instant> oldest = oldestKept(archive, now, former);
    Counted counted = count(archive, oldest, now, former);
    JsonNode details =
        Json.object(
            "retention_days", archive.retention().days(),
            "complete", archive.complete(),
            "oldest_kept", oldest,
            "oldest_there", oldestThere(archive, oldest, now, former),
            "kept_here_only", counted.runs(),
            "counted_to", counted.to(),
            "gone_before", archive.complete() ? oldest : Optional.empty(),
            "perishes_from", perishesFrom(archive, now),
            "lost_from", found.lostFrom(),
            "lost_until", found.lostUntil());
    if (former.map(Json::text).filter(Json.text(details)::equals).isEmpty()) {
      planner.describe(unit, details);
    }
    if (found.missing() > 0) {
      planner.count(found.listed() + found.missing(), found.missing(), reason(found));
    } else {
      planner.quietly();
    }
    if (perishesFrom(archive, now).isPresent()) {
      metrics.count("ci", Map.of("PerishingRepositories", 1L));
    }
  }

  private static Optional<String> reason(ArchiveFindings found) {
    return Optional.of(found.missing() + " older runs are counted by GitHub but not listed");
  }

  /**
   * From when on runs are deleted that are not kept, if that is in ten days, or in half of a
   * shorter retention; a first backfill has a day to come that far. What cannot be saved any more
   * is no danger.
   */
  static Optional<Instant> perishesFrom(Archive archive, Instant now) {
    Duration half = archive.retention().period().dividedBy(2);
    Instant soon = now.plus(half.compareTo(DAYS_LEFT) < 0 ? half : DAYS_LEFT);
    boolean late = archive.begunAt().plus(Duration.ofDays(1)).isBefore(now);
    Duration kept = archive.retention().period();
    boolean backlog = !archive.complete() && late && now.isBefore(archive.from().plus(kept));
    Optional<Instant> fetched =
        Optional.of(archive.deadline()).filter(at -> backlog && at.isBefore(soon));
    Optional<Instant> unread =
        archive
            .findings()
            .unreadSince()
            .map(since -> since.plus(kept))
            .filter(gone -> gone.isBefore(soon) && now.isBefore(gone));
    return Stream.of(fetched, unread).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  /** How many runs of past days only the ledger has, and up to which day that was counted. */
  private record Counted(long runs, Optional<LocalDate> to) {}

  private Counted count(
      Archive archive, Optional<Instant> oldest, Instant now, Optional<JsonNode> former) {
    long runs = former.flatMap(f -> Json.number(f, "kept_here_only")).orElse(0L);
    if (!archive.complete()) {
      return new Counted(runs, Optional.empty());
    }
    if (oldest.isEmpty()) {
      return new Counted(runs, Optional.of(searchedTo(archive, now, former)));
    }
    LocalDate day = countedTo(former).orElse(kept.day(oldest.get()));
    LocalDate end = kept.day(now.minus(archive.retention().period()));
    for (int days = 0; day.isBefore(end) && days < MOST_DAYS; days++) {
      runs += kept.of(archive.repository(), day).size();
      day = day.plusDays(1);
    }
    return new Counted(runs, Optional.of(day));
  }

  private static Optional<LocalDate> countedTo(Optional<JsonNode> former) {
    return former.flatMap(f -> Json.text(f, "counted_to")).map(LocalDate::parse);
  }

  /**
   * The oldest kept run. Where the list of new runs had all that there were, no older one was ever
   * listed, so it is looked for among those.
   */
  private Optional<Instant> oldestKept(Archive archive, Instant now, Optional<JsonNode> former) {
    Optional<Instant> known =
        Stream.of(archive.oldest(), time(former, "oldest_kept"))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return known.isPresent() || !archive.complete()
        ? known
        : first(archive, searchedFrom(archive, former), now, Instant.EPOCH);
  }

  private LocalDate searchedFrom(Archive archive, Optional<JsonNode> former) {
    return countedTo(former).orElse(kept.day(archive.begunAt().minus(NEWEST)));
  }

  /** Up to which day a search found no run; that of the newest days is repeated. */
  private LocalDate searchedTo(Archive archive, Instant now, Optional<JsonNode> former) {
    LocalDate from = searchedFrom(archive, former);
    LocalDate newest = kept.day(now.minus(NEWEST));
    LocalDate most = from.plusDays(MOST_DAYS);
    LocalDate to = newest.isBefore(most) ? newest : most;
    return to.isBefore(from) ? from : to;
  }

  private static Optional<Instant> time(Optional<JsonNode> former, String name) {
    return former.flatMap(f -> Json.text(f, name)).map(Instant::parse);
  }

  /** The oldest kept run that is within the retention; looked for when the former one is not. */
  private Optional<Instant> oldestThere(
      Archive archive, Optional<Instant> oldest, Instant now, Optional<JsonNode> former) {
    Instant boundary = now.minus(archive.retention().period());
    Optional<Instant> known =
        time(former, "oldest_there").or(() -> oldest).filter(at -> at.isAfter(boundary));
    return known.isPresent() || !archive.complete() || oldest.isEmpty()
        ? known
        : first(archive, kept.day(boundary), now, boundary);
  }

  /** The first kept run after a time, of the days from one on, as many as are searched at once. */
  private Optional<Instant> first(Archive archive, LocalDate from, Instant now, Instant after) {
    LocalDate today = kept.day(now);
    LocalDate day = from;
    for (int days = 0; !day.isAfter(today) && days < MOST_DAYS; days++) {
      Optional<Instant> first =
          kept.of(archive.repository(), day).stream()
              .filter(at -> at.isAfter(after))
              .min(Comparator.naturalOrder());
      if (first.isPresent()) {
        return first;
      }
      day = day.plusDays(1);
    }
    return Optional.empty();
  }
}
