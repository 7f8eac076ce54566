package dev.opsledger.front.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A failed deployment and how users got rid of the failure.
 *
 * @param failed the release that failed: an incident counts against it, or it was rolled back
 * @param outages the incidents that count against it, oldest first
 * @param remedy the release that remedied it; empty if there is none, or the incidents were
 *     resolved before
 * @param at when it was remedied or its incidents were resolved, whichever was first; empty while
 *     neither is so
 */
public record Recovery(
    Release failed, List<Outage> outages, Optional<Release> remedy, Optional<Instant> at) {
  /** Whole seconds from the failed release to the recovery, empty before it. */
  public Optional<Long> seconds() {
    return at.map(end -> Duration.between(failed.at(), end).toSeconds());
  }

  static Recovery of(Release failed, List<Outage> outages, Optional<Release> remedy) {
    Optional<Instant> resolved = resolved(outages);
    boolean remedied =
        remedy.isPresent() && resolved.filter(end -> end.isBefore(remedy.get().at())).isEmpty();
    return remedied
        ? new Recovery(failed, outages, remedy, remedy.map(Release::at))
        : new Recovery(failed, outages, Optional.empty(), resolved);
  }

  /** When the last of some incidents was resolved; empty without any or while one is open. */
  private static Optional<Instant> resolved(List<Outage> outages) {
    return outages.stream().allMatch(outage -> outage.restoredAt().isPresent())
        ? outages.stream().map(outage -> outage.restoredAt().get()).max(Instant::compareTo)
        : Optional.empty();
  }
}
