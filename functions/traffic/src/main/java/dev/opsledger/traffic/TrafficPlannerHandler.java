package dev.opsledger.traffic;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.sync.TrafficPlan;

/** Starts a sync of traffic, on the schedule and for refreshes. */
public final class TrafficPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;

  public TrafficPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(TrafficSettings.Planner::read);
    var resources = settings.resources();
    var runtime = new SyncRuntime(TrafficPlan.SOURCE, resources.syncTable(), resources.queue(), "");
    var clock = runtime.clock();
    var table = runtime.table(resources.table());
    var repositories = new RepositoryStore(table, clock);
    var plan = new TrafficPlan(repositories, new PurgeStore(table), Metrics.ofEnvironment(), clock);
    planner = new SyncStarter(TrafficPlan.SOURCE, runtime.planner(), plan::units);
  }

  @Override
  protected void handle(ScheduledEvent event) {
    planner.handle(event);
  }
}
