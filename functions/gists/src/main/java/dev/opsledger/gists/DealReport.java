package dev.opsledger.gists;

import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.core.sync.UnitState.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the ledger of syncs how the deals are: which wait for the CRM, which it refused, why. */
record DealReport(SyncLedger ledger, DealStore deals, CrmPause pause, Clock clock) {
  private static final String SOURCE = "gists";

  /** Deals as they are now; the same again costs no write. */
  void tell() {
    List<String> troubles = troubles();
    note(troubles.isEmpty() ? Status.OK : Status.FAILING, troubles);
  }

  /** The same where the CRM has just been in trouble: that all is well again, others say. */
  void tellTrouble() {
    List<String> troubles = troubles();
    if (!troubles.isEmpty()) {
      note(Status.FAILING, troubles);
    }
  }

  /** Nobody can be asked for deals. */
  void tellWaiting(String why) {
    note(Status.SKIPPED, List.of(why));
  }

  private List<String> troubles() {
    DealStore.Backlog backlog = deals.backlog();
    Optional<String> why = backlog.reason().or(pause::reason);
    var troubles = new ArrayList<String>();
    if (backlog.waiting() > 0 && why.isPresent()) {
      troubles.add("%s wait: %s".formatted(count(backlog.waiting()), why.get()));
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
