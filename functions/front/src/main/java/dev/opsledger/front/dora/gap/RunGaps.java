package dev.opsledger.front.dora.gap;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.count.RunBacklog;
import dev.opsledger.core.count.RunBacklog.Missing;
import dev.opsledger.core.count.RunUnits;
import dev.opsledger.core.count.TimeSpan;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds out whether workflow runs are known to be missing. Then the first known run of a commit may
 * not be its first one, and lead times are too short.
 *
 * @param syncs what the ledger of syncs knows
 * @param backlog which runs of a repository are not kept
 */
public record RunGaps(SyncReport syncs, RunBacklog backlog) {
  private static final String SOURCE = "ci";

  /** The most that are counted. */
  private static final int MOST = 100;

  /** The most that are read; whatever is behind so many is not looked at. */
  private static final int MOST_READ = 2_000;

  /** So long before a known run of a commit its first one is looked for. */
  private static final Duration REACH = Duration.ofDays(14);

  /**
   * The first known run of a commit.
   *
   * @param repository owner and name
   */
  public record Seen(String repository, Instant at) {}

  /**
   * Why the first run of a commit may be missing, in a sentence; empty if none is known to be.
   *
   * @param seen the first known run of each commit
   */
  public Optional<String> reason(Collection<Seen> seen) {
    return ofSource().or(this::ofUnits).or(() -> ofBacklog(seen));
  }

  private Optional<String> ofSource() {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.isEmpty()) {
      return Optional.of("workflow runs were never synchronized");
    }
    if (source.get().idle().isPresent()) {
      return Optional.of("workflow runs cannot be synchronized: " + source.get().idle().get());
    }
    return source.get().last().isEmpty()
        ? Optional.of("workflow runs are still being imported for the first time")
        : Optional.empty();
  }

  private Optional<String> ofUnits() {
    List<UnitState> incomplete = syncs.troubled(SOURCE, RunUnits::lacks, MOST, MOST_READ);
    return incomplete.isEmpty() ? Optional.empty() : Optional.of(sentence(incomplete));
  }

  private static String sentence(List<UnitState> incomplete) {
    int others = incomplete.size() - 1;
    String more =
        others == 0 ? "" : others + 1 < MOST ? " and %d more".formatted(others) : " and many more";
    return "workflow runs of %s%s are incomplete, so a commit's first run may be missing"
        .formatted(RunUnits.subject(incomplete.getFirst()), more);
  }

  private Optional<String> ofBacklog(Collection<Seen> seen) {
    var wanted = new TreeMap<String, List<TimeSpan>>();
    for (Seen each : seen) {
      wanted
          .computeIfAbsent(each.repository().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(new TimeSpan(each.at().minus(REACH), each.at()));
    }
    return first(wanted);
  }

  /**
   * Why no run of a commit may be known, in a sentence; empty if none is known to be missing.
   *
   * @param repositories where the commit may have run
   * @param time when it was deployed
   */
  public Optional<String> reason(Collection<String> repositories, TimeSpan time) {
    var reached = new TimeSpan(time.since().minus(REACH), time.until());
    var wanted = new TreeMap<String, List<TimeSpan>>();
    repositories.forEach(name -> wanted.put(name.toLowerCase(Locale.ROOT), List.of(reached)));
    return first(wanted);
  }

  /** The first repository, of which each is read once, that lacks runs of a time. */
  private Optional<String> first(SortedMap<String, List<TimeSpan>> wanted) {
    return BoundedParallel.map(wanted.entrySet(), each -> lacking(each.getKey(), each.getValue()))
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(RunGaps::sentence);
  }

  private Optional<Missing> lacking(String repository, List<TimeSpan> times) {
    return backlog.of(repository).stream()
        .filter(missing -> times.stream().anyMatch(missing.span()::meets))
        .findFirst();
  }

  private static String sentence(Missing missing) {
    String name = missing.repository();
    Instant until = missing.span().until().truncatedTo(ChronoUnit.SECONDS);
    return switch (missing.part()) {
      case FIRST, OLDER ->
          "runs of %s from before %s are still being imported, so a commit's first run may be missing"
              .formatted(name, until);
      case LOST ->
          "GitHub deleted runs of %s from %s to %s before they were imported, so a commit's first run may be missing"
              .formatted(name, missing.span().since().truncatedTo(ChronoUnit.SECONDS), until);
    };
  }
}
