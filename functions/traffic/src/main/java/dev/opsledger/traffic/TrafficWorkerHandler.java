package dev.opsledger.traffic;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.Installations;
import dev.opsledger.traffic.store.DayStore;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.PurgeStore;
import dev.opsledger.traffic.store.RepositoryStore;
import dev.opsledger.traffic.sync.AccessVerifier;
import dev.opsledger.traffic.sync.CredentialSelector;
import dev.opsledger.traffic.sync.FetchUnit;
import dev.opsledger.traffic.sync.FetchWork;
import dev.opsledger.traffic.sync.PurgeRepositoryWork;
import dev.opsledger.traffic.sync.PurgeUserWork;
import dev.opsledger.traffic.sync.RenameTracker;
import dev.opsledger.traffic.sync.TrafficFetch;
import dev.opsledger.traffic.sync.TrafficPlan;
import java.util.Map;

/** Carries out the units of traffic syncs. */
public final class TrafficWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public TrafficWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(TrafficWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(TrafficSettings.Worker::read);
    var resources = settings.resources();
    var runtime =
        new SyncRuntime(
            TrafficPlan.SOURCE, resources.syncTable(), resources.queue(), resources.deadLetters());
    return runtime.worker(work(settings, runtime), settings.attempts());
  }

  private static Work work(TrafficSettings.Worker settings, SyncRuntime runtime) {
    var clock = runtime.clock();
    var github = new GitHub(runtime.http("GitHub"), settings.github(), clock);
    var table = runtime.table(settings.resources().table());
    var planner = runtime.planner();
    var repositories = new RepositoryStore(table, clock);
    var memberships = new MembershipStore(table, clock);
    var installations = new Installations(github, clock);
    var credentials =
        new CredentialSelector(installations, memberships, settings.vault(), settings.ownToken());
    var fetch = new TrafficFetch(github, clock);
    var fetches =
        new FetchWork(
            repositories,
            new DayStore(table),
            credentials,
            fetch,
            new AccessVerifier(memberships, credentials, fetch, clock),
            new RenameTracker(repositories, fetch, installations, clock),
            planner,
            clock);
    var purges = new PurgeStore(table);
    var plan = new TrafficPlan(repositories, purges, Metrics.ofEnvironment(), clock);
    var repositoryPurges = new PurgeRepositoryWork(purges);
    var userPurges = new PurgeUserWork(purges, memberships);
    return Work.byKind(
        Map.of(
            TrafficPlan.KIND, unit -> plan.work(unit, planner),
            FetchUnit.KIND, fetches,
            PurgeRepositoryWork.KIND, repositoryPurges,
            PurgeUserWork.KIND, userPurges));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
