package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.ci.store.AppStore;
import dev.opsledger.ci.store.DeliveryStore;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.ListPageStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.sync.AppWork;
import dev.opsledger.ci.sync.AttemptsWork;
import dev.opsledger.ci.sync.DeliveriesWork;
import dev.opsledger.ci.sync.InstallationsWork;
import dev.opsledger.ci.sync.ListWalk;
import dev.opsledger.ci.sync.OpenRunsWork;
import dev.opsledger.ci.sync.RepositoriesWork;
import dev.opsledger.ci.sync.RunsWork;
import dev.opsledger.ci.sync.WorkflowNames;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.github.GitHub;
import java.util.Map;

/** Does the units of work of a sync of runs. */
public final class CiWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public CiWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(CiWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(CiSettings.Worker::read);
    var places = settings.places();
    var runtime = new SyncRuntime("ci", places.syncTable(), places.queue(), places.deadLetters());
    return runtime.worker(work(settings, runtime), settings.attempts());
  }

  private static Work work(CiSettings.Worker settings, SyncRuntime runtime) {
    var clock = runtime.clock();
    var github = new GitHub(runtime.http("GitHub"), settings.github(), clock);
    var table = runtime.table(settings.places().table());
    var planner = runtime.planner();
    var runs = new RunStore(table, settings.zone());
    var checkpoints = new SyncCheckpointStore(table);
    var names = new WorkflowNames(github, table, clock);
    var lists = new ListWalk(github, new ListPageStore(table));
    new ZoneHistory(table, settings.zone(), clock).record();
    var stores = new InstallationStore(table, clock);
    var installations = new InstallationsWork(github, lists, stores, planner, clock);
    var repositories = new RepositoriesWork(github, lists, planner);
    var window = settings.backfill();
    var runsWork = new RunsWork(github, runs, names, checkpoints, planner, window, clock);
    var openRuns = new OpenRunsWork(github, runs, names, planner, clock);
    return Work.byKind(
        Map.of(
            InstallationsWork.KIND,
            installations,
            DeliveriesWork.KIND,
            new DeliveriesWork(github, new DeliveryStore(table, clock), planner, clock),
            AppWork.KIND,
            new AppWork(github, new AppStore(table), settings.keepsJobs(), planner, clock),
            RepositoriesWork.KIND,
            repositories,
            RunsWork.KIND,
            runsWork,
            OpenRunsWork.KIND,
            openRuns,
            AttemptsWork.KIND,
            new AttemptsWork(github, runs, names)));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
