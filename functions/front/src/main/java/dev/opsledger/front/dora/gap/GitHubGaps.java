package dev.opsledger.front.dora.gap;

import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SourceState.Ended;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out whether deployments of a project's repositories on GitHub may be missing. */
public record GitHubGaps(SyncReport syncs) {
  private static final String SOURCE = "deployments";
  private static final int MOST = 200;

  /**
   * Why deployments may be missing; empty if none are known to be.
   *
   * @param repositories the project's repositories
   */
  public Optional<String> reason(long project, List<String> repositories) {
    // The ids of the units in which a project's repositories are read begin like this.
    String prefix = "repository:%d/".formatted(project);
    Optional<String> unread =
        syncs.troubled(SOURCE, Optional.of(prefix), 1).stream()
            .filter(unit -> unit.id().startsWith(prefix))
            .findFirst()
            .map(GitHubGaps::sentence);
    return unread.or(
        () -> repositories.isEmpty() ? Optional.empty() : neverRead(prefix, repositories));
  }

  private static String sentence(UnitState unit) {
    return "deployments of %s on GitHub may be missing: %s"
        .formatted(unit.name(), unit.reason().orElse("they could not be read"));
  }

  private Optional<String> neverRead(String prefix, List<String> repositories) {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.flatMap(SourceState::idle).isPresent()) {
      return Optional.of("deployments on GitHub may be missing: " + source.get().idle().get());
    }
    Map<String, UnitState> read =
        syncs.units(SOURCE, Optional.of(prefix), MOST).stream()
            .filter(unit -> unit.id().startsWith(prefix) && unit.lastGood().isPresent())
            .collect(Collectors.toMap(unit -> lower(unit.name()), unit -> unit, (one, _) -> one));
    Optional<Instant> ended = source.flatMap(SourceState::last).map(Ended::endedAt);
    return repositories.stream()
        .filter(repository -> !read.containsKey(lower(repository)))
        .findFirst()
        .map("deployments of %s on GitHub were never read"::formatted)
        .or(() -> beingRead(read.values(), ended));
  }

  /**
   * A list is followed by its next pages and by statuses, which a state does not tell of; all of
   * them are read when a sync has ended since.
   */
  private static Optional<String> beingRead(Collection<UnitState> read, Optional<Instant> ended) {
    return read.stream()
        .filter(unit -> ended.filter(at -> !at.isBefore(unit.since())).isEmpty())
        .map(UnitState::name)
        .sorted()
        .findFirst()
        .map("deployments of %s on GitHub are being read for the first time"::formatted);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
