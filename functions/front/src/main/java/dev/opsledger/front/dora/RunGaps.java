package dev.opsledger.front.dora;

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
  private static final int LOOKED_AT = 100;

  /** Why runs may be missing, in a sentence; empty if none is known to be. */
  Optional<String> reason() {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    if (source.get().last().isEmpty()) {
      return Optional.of("workflow runs are still being imported for the first time");
    }
    List<UnitState> incomplete =
        syncs.troubled(SOURCE, Optional.empty(), LOOKED_AT).stream()
            // Skipped units are those that nobody wants to see, such as a suspended installation.
            .filter(unit -> unit.status() != UnitState.Status.SKIPPED)
            .toList();
    return incomplete.isEmpty() ? Optional.empty() : Optional.of(sentence(incomplete));
  }

  private static String sentence(List<UnitState> incomplete) {
    int others = incomplete.size() - 1;
    return "workflow runs of %s%s are incomplete, so a commit's first run may be missing"
        .formatted(
            incomplete.getFirst().name(), others > 0 ? " and %d more".formatted(others) : "");
  }
}
