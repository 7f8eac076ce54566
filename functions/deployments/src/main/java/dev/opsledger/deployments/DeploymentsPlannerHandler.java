package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.RepositoryProjects;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.recount.RecountStarter;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.deployments.sync.DeploymentRecountWork;
import dev.opsledger.deployments.sync.FormerDeploymentsWork;
import dev.opsledger.deployments.sync.RepositoryWork;
import dev.opsledger.deployments.sync.UnmappedWork;
import java.util.ArrayList;
import java.util.List;

/** Starts a sync of GitHub's deployments, on the schedule and for refreshes, and recounts. */
public final class DeploymentsPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;
  private final SyncPlanner syncs;
  private final RecountStarter recounts;

  /** Once for each instance is often enough to take up what stopped. */
  private boolean takesUpCounting = true;

  public DeploymentsPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(DeploymentsSettings.Planner::read);
    var places = settings.places();
    var projects = settings.mapped().projects(AwsClients.ofEnvironment().dynamo());
    syncs =
        new SyncRuntime(DeploymentsWorkerHandler.SOURCE, places.syncTable(), places.queue(), "")
            .planner();
    recounts =
        new RecountStarter(
            DeploymentsWorkerHandler.SOURCE,
            syncs,
            scope -> List.of(DeploymentRecountWork.draft(scope)));
    planner =
        settings.appConfigured()
            ? new SyncStarter(DeploymentsWorkerHandler.SOURCE, syncs, () -> drafts(projects.get()))
            : SyncStarter.idle(
                DeploymentsWorkerHandler.SOURCE,
                syncs,
                "GITHUB_APP_ID is not set, so no deployments on GitHub can be read");
  }

  private static List<Unit.Draft> drafts(RepositoryProjects projects) {
    var drafts = new ArrayList<Unit.Draft>();
    drafts.add(UnmappedWork.draft());
    projects.mappings().forEach(mapping -> drafts.add(RepositoryWork.draft(mapping)));
    return drafts;
  }

  @Override
  protected void handle(ScheduledEvent event) {
    if (recounts.handle(event)) {
      return;
    }
    planner.handle(event);
    if (takesUpCounting) {
      FormerDeploymentsWork.start(syncs, DeploymentsWorkerHandler.SOURCE);
      takesUpCounting = false;
    }
  }
}
