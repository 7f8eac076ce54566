package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.sync.PlanWork;
import java.util.List;

/** Starts syncs of PagerDuty: on schedule and for refreshes. */
public final class OncallPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;

  public OncallPlannerHandler() {
    JsonLines.install();
    var places = SettingsReader.read(OncallSettings.Planner::read).places();
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var ledger = new SyncLedger(new Table(aws.dynamo(), places.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), places.queue(), "", clock);
    planner =
        new SyncStarter(
            OncallKeys.SOURCE,
            new SyncPlanner(OncallKeys.SOURCE, ledger, queue),
            () -> List.of(PlanWork.draft(clock.instant())));
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
