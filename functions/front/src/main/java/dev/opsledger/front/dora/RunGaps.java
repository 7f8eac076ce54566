package dev.opsledger.front.dora;

import dev.opsledger.core.count.RunUnits;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether workflow runs are known to be missing. Then the first known run of a commit may
 * not be its first one, and lead times are too short.
 */
record RunGaps(SyncReport syncs) {
  private static final String SOURCE = "ci";

  /** The most that are counted. */
  private static final int MOST = 100;

  /** The most that are read; whatever is behind so many is not looked at. */
  private static final int MOST_READ = 2_000;

  /** Why runs may be missing, in a sentence; empty if none is known to be. */
  Optional<String> reason() {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.isEmpty()) {
      return Optional.of("workflow runs were never synchronized");
    }
    if (source.get().idle().isPresent()) {
      return Optional.of("workflow runs cannot be synchronized: " + source.get().idle().get());
    }
    if (source.get().last().isEmpty()) {
      return Optional.of("workflow runs are still being imported for the first time");
    }
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
}
