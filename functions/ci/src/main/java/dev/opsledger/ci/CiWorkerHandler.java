package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.ListPageStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.sync.CiSync;
import dev.opsledger.ci.sync.InstallationsWork;
import dev.opsledger.ci.sync.ListWalk;
import dev.opsledger.ci.sync.OpenRunsWork;
import dev.opsledger.ci.sync.RepositoriesWork;
import dev.opsledger.ci.sync.RunsWork;
import dev.opsledger.ci.sync.WorkflowNames;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.github.GitHub;

/** Does the units of work of a sync of runs. */
public final class CiWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public CiWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(CiWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(CiSettings.Worker::read);
    var surroundings = FunctionEnvironment.current();
    var clock = surroundings.clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var places = settings.places();
    var ledger = new SyncLedger(new Table(dynamo, places.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), places.queue(), places.deadLetters(), clock);
    var http = new VendorHttp("GitHub", surroundings.calls(), Sleeper.SLEEP);
    var github = new GitHub(http, settings.github(), clock);
    var table = new Table(dynamo, places.table());
    var work = work(settings, github, table, new SyncPlanner("ci", ledger, queue));
    return new Worker("ci", work, queue, ledger, settings.attempts(), Metrics.ofEnvironment());
  }

  private static CiSync work(
      CiSettings.Worker settings, GitHub github, Table table, SyncPlanner planner) {
    var clock = FunctionEnvironment.current().clock();
    var runs = new RunStore(table, settings.zone());
    var checkpoints = new SyncCheckpointStore(table);
    var names = new WorkflowNames(github, table, clock);
    var lists = new ListWalk(github, new ListPageStore(table));
    new ZoneHistory(table, settings.zone(), clock).record();
    return new CiSync(
        new InstallationsWork(github, lists, new InstallationStore(table, clock), planner, clock),
        new RepositoriesWork(github, lists, planner),
        new RunsWork(github, runs, names, checkpoints, planner, settings.backfill(), clock),
        new OpenRunsWork(github, runs, names, clock));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
