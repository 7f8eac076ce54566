package dev.opsledger.traffic;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.sync.TrafficPlan;
import dev.opsledger.traffic.sync.TrafficSync;

/** Starts a sync of traffic, on the schedule and for refreshes. */
public final class TrafficPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;

  public TrafficPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(TrafficSettings.Planner::read);
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var resources = settings.resources();
    var ledger = new SyncLedger(new Table(dynamo, resources.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), resources.queue(), "", clock);
    var table = new Table(dynamo, resources.table());
    var repositories = new RepositoryStore(table, clock);
    var plan = new TrafficPlan(repositories, new PurgeStore(table), Metrics.ofEnvironment(), clock);
    planner =
        new SyncStarter(
            TrafficSync.SOURCE, new SyncPlanner(TrafficSync.SOURCE, ledger, queue), plan::units);
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
