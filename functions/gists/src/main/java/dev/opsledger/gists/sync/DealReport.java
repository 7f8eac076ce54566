package dev.opsledger.gists.sync;

import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.core.sync.UnitState.Status;
import dev.opsledger.gists.store.OpenDeals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records in the sync ledger how many deals wait for the CRM or were refused, and why. */
public record DealReport(
    SyncLedger ledger, OpenDeals deals, CrmCircuitBreaker breaker, Clock clock) {
  private static final String SOURCE = "gists";

  /** Records the present state; an unchanged state costs no write. */
  public void report() {
    OpenDeals.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, reason(backlog));
    record(troubles.isEmpty() ? Status.OK : Status.FAILING, troubles);
  }

  /** Records the present state unless all is well: after trouble, the planner reports recovery. */
  void reportTrouble() {
    OpenDeals.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, reason(backlog));
    if (!troubles.isEmpty()) {
      record(Status.FAILING, troubles);
    }
  }

  /**
   * Records the state while the CRM cannot be called at all.
   *
   * @param why what keeps deals from being made
   */
  public void reportWaiting(String why) {
    OpenDeals.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, Optional.of(why));
    if (troubles.isEmpty()) {
      record(Status.OK, troubles);
    } else {
      record(backlog.refused() > 0 ? Status.FAILING : Status.SKIPPED, troubles);
    }
  }

  private Optional<String> reason(OpenDeals.Backlog backlog) {
    return backlog.reason().or(breaker::reason);
  }

  /**
   * What keeps deals from being made, empty if nothing does.
   *
   * @param why why deals wait; without a reason they are about to be made
   */
  private static List<String> troubles(OpenDeals.Backlog backlog, Optional<String> why) {
    var troubles = new ArrayList<String>();
    if (backlog.waiting() > 0 && why.isPresent()) {
      String wait = backlog.waiting() == 1 ? "waits" : "wait";
      troubles.add("%s %s: %s".formatted(count(backlog.waiting()), wait, why.get()));
    }
    if (backlog.refused() > 0) {
      troubles.add("%s refused: see the dead-letter queue".formatted(count(backlog.refused())));
    }
    return troubles;
  }

  private static String count(long deals) {
    if (deals >= OpenDeals.COUNTED) {
      return OpenDeals.COUNTED + " deals or more";
    }
    return deals == 1 ? "1 deal" : deals + " deals";
  }

  private void record(Status status, List<String> troubles) {
    Instant now = clock.instant();
    ledger.note(
        SOURCE,
        new UnitState(
            "deals:all",
            "deals in the CRM",
            status,
            now,
            status == Status.OK ? Optional.of(now) : Optional.empty(),
            Optional.empty(),
            0,
            troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles)),
            now));
  }
}
