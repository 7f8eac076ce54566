package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.count.RunUnits;
import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SyncReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether runs of owners are known to be missing.
 *
 * @param syncs what the ledger of syncs knows
 * @param older what is still to be fetched
 */
public record RunGap(SyncReport syncs, OlderRuns older) {
  private static final String SOURCE = "ci";
  private static final int LOOKED_AT = 100;

  /**
   * Why runs of a period may be missing, in a sentence; empty if none is known to be.
   *
   * @param owners whose runs
   * @param since where the period begins
   */
  public Optional<String> reason(List<Owner> owners, Instant since) {
    Optional<SourceState> source = syncs.source(SOURCE);
    if (source.flatMap(SourceState::last).isEmpty()) {
      return Optional.of("runs are still being imported for the first time");
    }
    List<String> incomplete =
        syncs.troubled(SOURCE, Optional.empty(), LOOKED_AT).stream()
            .filter(RunUnits::lacks)
            .map(RunUnits::subject)
            .filter(name -> owners.stream().anyMatch(owner -> mayConcern(owner, name)))
            .toList();
    int others = incomplete.size() - 1;
    return incomplete.stream()
        .findFirst()
        .map(
            name ->
                "runs of %s%s are incomplete"
                    .formatted(name, others > 0 ? " and " + others + " more" : ""))
        .or(() -> older.missing(owners, since));
  }

  /** A unit is named after a repository and its owner; one that is not may concern everybody. */
  private static boolean mayConcern(Owner owner, String unit) {
    int slash = unit.indexOf('/');
    return slash < 0 || owner.logins().contains(unit.substring(0, slash).toLowerCase(Locale.ROOT));
  }
}
