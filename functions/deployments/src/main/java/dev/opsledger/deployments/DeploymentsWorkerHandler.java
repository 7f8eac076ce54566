package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.deployments.publish.DeploymentEventMapper;
import dev.opsledger.deployments.store.FormerDeployments;
import dev.opsledger.deployments.store.GitHubDeploymentStore;
import dev.opsledger.deployments.store.ListCheckpoints;
import dev.opsledger.deployments.sync.DeploymentList;
import dev.opsledger.deployments.sync.DeploymentRecountWork;
import dev.opsledger.deployments.sync.FormerDeploymentsWork;
import dev.opsledger.deployments.sync.RepositoryWork;
import dev.opsledger.deployments.sync.StatusLists;
import dev.opsledger.deployments.sync.UnmappedWork;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Installations;
import java.util.Map;

/** Does the units of work of a sync of GitHub's deployments. */
public final class DeploymentsWorkerHandler extends QueueHandler {
  /** The name of the source in the ledger of syncs. */
  static final String SOURCE = "deployments";

  private final Reread<Worker> worker;

  public DeploymentsWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(DeploymentsWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(DeploymentsSettings.Worker::read);
    var places = settings.places();
    var runtime = new SyncRuntime(SOURCE, places.syncTable(), places.queue(), places.deadLetters());
    return runtime.worker(work(settings, runtime), settings.attempts());
  }

  private static Work work(DeploymentsSettings.Worker settings, SyncRuntime runtime) {
    var clock = runtime.clock();
    var github = new GitHub(runtime.http("GitHub"), settings.github(), clock);
    var table = runtime.table(settings.places().table());
    var planner = runtime.planner();
    var installations = new Installations(github, clock);
    var checkpoints = new ListCheckpoints(table);
    var store = new GitHubDeploymentStore(table, clock, settings.zone());
    var former = new FormerDeployments(table, clock, settings.zone());
    var mapper = new DeploymentEventMapper(settings.retelling(), "");
    return Work.byKind(
        Map.of(
            DeploymentRecountWork.KIND,
            new DeploymentRecountWork(
                table,
                settings.zone(),
                new Retelling(runtime.sqs(), mapper::again, clock),
                planner),
            FormerDeploymentsWork.KIND,
            new FormerDeploymentsWork(former, planner),
            UnmappedWork.KIND,
            new UnmappedWork(
                github,
                installations,
                settings.mapped().projects(AwsClients.ofEnvironment().dynamo()),
                checkpoints,
                planner),
            RepositoryWork.KIND,
            new RepositoryWork(
                installations,
                store,
                new DeploymentList(github, store, checkpoints, planner, clock),
                new StatusLists(github, store),
                planner)));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
