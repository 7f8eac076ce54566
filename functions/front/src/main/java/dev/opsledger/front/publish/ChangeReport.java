package dev.opsledger.front.publish;

import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.UnitState;
import dev.opsledger.core.sync.UnitState.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells in the ledger of syncs which change events PagerDuty may lack, among the deployments. */
public record ChangeReport(SyncLedger ledger, Clock clock) {
  private static final String SOURCE = "deployments";

  /** It is not known whether PagerDuty took an event; it counts as sent. */
  void unanswered(long deployment, String why) {
    note(
        deployment,
        Status.INCOMPLETE,
        "it is not known whether PagerDuty took it, so it counts as sent: " + why);
  }

  /** PagerDuty refused an event. */
  void refused(long deployment, int status) {
    note(
        deployment,
        Status.FAILING,
        "PagerDuty refused it with status %d; is PAGER_DUTY_ROUTING_KEY right?".formatted(status));
  }

  private void note(long deployment, Status status, String reason) {
    Instant now = clock.instant();
    ledger.note(
        SOURCE,
        new UnitState(
            "change-event:" + deployment,
            "change event of deployment " + deployment,
            status,
            now,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.of(reason),
            now));
  }
}
