package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.ci.sync.InstallationsWork;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import java.util.List;

/** Starts a sync of runs, on the schedule and for refreshes. */
public final class CiPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;

  public CiPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Planner::read);
    var places = settings.places();
    var syncs = new SyncRuntime("ci", places.syncTable(), places.queue(), "").planner();
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
