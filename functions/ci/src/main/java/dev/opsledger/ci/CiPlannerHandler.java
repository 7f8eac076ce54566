package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.ci.sync.InstallationsWork;
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
import java.util.List;

/** Starts a sync of runs, on the schedule and for refreshes. */
public final class CiPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;

  public CiPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Planner::read);
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var ledger = new SyncLedger(new Table(aws.dynamo(), settings.places().syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), settings.places().queue(), "", clock);
    var syncs = new SyncPlanner("ci", ledger, queue);
    planner =
        settings.appConfigured()
            ? new SyncStarter("ci", syncs, () -> List.of(InstallationsWork.draft()))
            : SyncStarter.idle(
                "ci", syncs, "GITHUB_APP_ID is not set, so no GitHub App can be used");
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
