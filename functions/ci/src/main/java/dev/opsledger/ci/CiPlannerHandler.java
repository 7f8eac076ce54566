package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.config.Surroundings;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.sync.Planner;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.Syncs;
import dev.opsledger.core.sync.UnitQueue;
import java.util.List;

/** Starts a sync of runs, on the schedule and for refreshes. */
public final class CiPlannerHandler extends ScheduleHandler {
  private final Planner planner;

  public CiPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Planner::read);
    var clock = Surroundings.current().clock();
    var aws = AwsClients.ofSurroundings();
    var ledger = new SyncLedger(new Table(aws.dynamo(), settings.places().syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), settings.places().queue(), "", clock);
    var syncs = new Syncs("ci", ledger, queue);
    planner =
        settings.appConfigured()
            ? new Planner("ci", syncs, () -> List.of(InstallationsWork.draft()))
            : Planner.idle("ci", syncs, "GITHUB_APP_ID is not set, so there is no App to ask as");
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
