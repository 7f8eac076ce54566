package dev.opsledger.front.dora;

import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether deployments of a project's repositories on GitHub may be missing. */
record GitHubGaps(SyncReport syncs) {
  private static final String SOURCE = "deployments";
  private static final int MOST = 200;

  /**
   * Why deployments may be missing; empty if none are known to be.
   *
   * @param repositories the project's repositories
   */
  Optional<String> reason(long project, List<String> repositories) {
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
    Set<String> read =
        syncs.units(SOURCE, Optional.of(prefix), MOST).stream()
            .filter(unit -> unit.id().startsWith(prefix) && unit.lastGood().isPresent())
            .map(unit -> unit.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return repositories.stream()
        .filter(repository -> !read.contains(repository.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map("deployments of %s on GitHub were never read"::formatted)
        .or(
            () ->
                source.flatMap(SourceState::last).isEmpty()
                    ? Optional.of("deployments on GitHub are being read for the first time")
                    : Optional.empty());
  }
}
