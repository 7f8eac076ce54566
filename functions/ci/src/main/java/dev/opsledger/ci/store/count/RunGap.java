package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether runs of an owner are known to be missing.
 *
 * @param syncs what the ledger of syncs knows
 */
public record RunGap(SyncReport syncs) {
  private static final String SOURCE = "ci";
  private static final int LOOKED_AT = 100;

  /** Why runs may be missing, in a sentence; empty if none is known to be. */
  public Optional<String> reason(Owner owner) {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.flatMap(SourceState::last).isEmpty()) {
      return Optional.of("runs are still being imported for the first time");
    }
    List<String> incomplete =
        syncs.troubled(SOURCE, Optional.empty(), LOOKED_AT).stream()
            // Skipped units are those that nobody wants to see, such as a suspended installation.
            .filter(unit -> unit.status() != UnitState.Status.SKIPPED)
            .map(UnitState::name)
            .filter(name -> mayConcern(owner, name))
            .toList();
    int others = incomplete.size() - 1;
    return incomplete.stream()
        .findFirst()
        .map(
            name ->
                "runs of %s%s are incomplete"
                    .formatted(name, others > 0 ? " and " + others + " more" : ""));
  }

  /** A unit is named after a repository and its owner; one that is not may concern everybody. */
  private static boolean mayConcern(Owner owner, String unit) {
    int slash = unit.indexOf('/');
    return slash < 0 || owner.logins().contains(unit.substring(0, slash).toLowerCase(Locale.ROOT));
  }
}
