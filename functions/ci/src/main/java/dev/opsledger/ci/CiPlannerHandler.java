package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.ci.sync.AppWork;
import dev.opsledger.ci.sync.DeliveriesWork;
import dev.opsledger.ci.sync.InstallationsWork;
import dev.opsledger.ci.sync.count.RunRecountWork;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.recount.RecountStarter;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.Unit;
import java.util.List;

/** Starts a sync of runs, on the schedule and for refreshes, and recounts of them. */
public final class CiPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;
  private final RecountStarter recounts;

  public CiPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Planner::read);
    var places = settings.places();
    var syncs = new SyncRuntime("ci", places.syncTable(), places.queue(), "").planner();
    recounts = new RecountStarter("ci", syncs, scope -> List.of(RunRecountWork.draft(scope)));
    planner =
        settings.appConfigured()
            ? new SyncStarter("ci", syncs, CiPlannerHandler::firstUnits)
            : SyncStarter.idle(
                "ci", syncs, "GITHUB_APP_ID is not set, so no GitHub App can be used");
  }

  private static List<Unit.Draft> firstUnits() {
    return List.of(InstallationsWork.draft(), DeliveriesWork.draft(), AppWork.draft());
  }

  @Override
  protected void handle(ScheduledEvent event) {
    if (!recounts.handle(event)) {
      planner.handle(event);
    }
  }
}
