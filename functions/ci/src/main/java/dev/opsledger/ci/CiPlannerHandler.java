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
import dev.opsledger.core.sync.Unit;
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
    planner =
        new Planner(
            "ci", new Syncs("ci", ledger, queue), () -> firstUnits(settings.appConfigured()));
  }

  /** Without an App there is nobody to ask: syncs are empty until one is configured. */
  private static List<Unit.Draft> firstUnits(boolean appConfigured) {
    return appConfigured ? List.of(InstallationsWork.draft()) : List.of();
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
