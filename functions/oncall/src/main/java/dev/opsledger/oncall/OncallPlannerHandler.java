package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.recount.RecountStarter;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.sync.IncidentRecountWork;
import dev.opsledger.oncall.sync.PlanWork;
import java.util.List;

/** Starts syncs of PagerDuty, on schedule and for refreshes, and recounts of incidents. */
public final class OncallPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;
  private final RecountStarter recounts;

  public OncallPlannerHandler() {
    JsonLines.install();
    var places = SettingsReader.read(OncallSettings.Planner::read).places();
    var runtime = new SyncRuntime(OncallKeys.SOURCE, places.syncTable(), places.queue(), "");
    recounts =
        new RecountStarter(
            OncallKeys.SOURCE,
            runtime.planner(),
            scope -> List.of(IncidentRecountWork.draft(scope)));
    planner =
        new SyncStarter(
            OncallKeys.SOURCE,
            runtime.planner(),
            () -> List.of(PlanWork.draft(runtime.clock().instant())));
  }

  @Override
  protected void handle(ScheduledEvent event) {
    if (!recounts.handle(event)) {
      planner.handle(event);
    }
  }
}
