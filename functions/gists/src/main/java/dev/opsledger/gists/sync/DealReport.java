package dev.opsledger.gists.sync;

import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.UnitState.Status;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.gists.store.DealStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the ledger of syncs how the deals are: which wait for the CRM, which it refused, why. */
public record DealReport(SyncLedger ledger, DealStore deals, CrmCircuitBreaker pause, Clock clock) {
  private static final String SOURCE = "gists";

  /** Deals as they are now; the same again costs no write. */
  public void tell() {
    DealStore.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, why(backlog));
    note(troubles.isEmpty() ? Status.OK : Status.FAILING, troubles);
  }

  /** The same where the CRM has just been in trouble: that all is well again, others say. */
  void tellTrouble() {
    DealStore.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, why(backlog));
    if (!troubles.isEmpty()) {
      note(Status.FAILING, troubles);
    }
  }

  /**
   * Nobody can be asked for deals: those that are to be made wait, and where there are none,
   * nothing is amiss.
   */
  public void tellWaiting(String why) {
    DealStore.Backlog backlog = deals.backlog();
    List<String> troubles = troubles(backlog, Optional.of(why));
    if (troubles.isEmpty()) {
      note(Status.OK, troubles);
    } else {
      note(backlog.refused() > 0 ? Status.FAILING : Status.SKIPPED, troubles);
    }
  }

  private Optional<String> why(DealStore.Backlog backlog) {
    return backlog.reason().or(pause::reason);
  }

  /**
   * What is amiss.
   *
   * @param why why deals wait; where nothing is known against them, they are about to be made
   */
  private static List<String> troubles(DealStore.Backlog backlog, Optional<String> why) {
    var troubles = new ArrayList<String>();
    if (backlog.waiting() > 0 && why.isPresent()) {
      String wait = backlog.waiting() == 1 ? "waits" : "wait";
      troubles.add("%s %s: %s".formatted(count(backlog.waiting()), wait, why.get()));
    }
    if (backlog.refused() > 0) {
      troubles.add("%s refused: see the dead letters".formatted(count(backlog.refused())));
    }
    return troubles;
  }

  private static String count(long deals) {
    if (deals >= DealStore.COUNTED) {
      return DealStore.COUNTED + " deals or more";
    }
    return deals == 1 ? "1 deal" : deals + " deals";
  }

  private void note(Status status, List<String> troubles) {
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
