package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
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
import dev.opsledger.gists.store.AccountStore;
import dev.opsledger.gists.store.GistStore;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.gists.sync.DealQueue;
import dev.opsledger.gists.sync.GistIntake;
import dev.opsledger.gists.sync.GistsWork;
import dev.opsledger.github.Credential;
import dev.opsledger.github.GitHub;
import dev.opsledger.github.TokenCredential;

/** Scans the gists of watched users. */
public final class GistsWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public GistsWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(GistsWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(GistsSettings.Worker::read);
    var environment = FunctionEnvironment.current();
    var clock = environment.clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var sqs = aws.sqs();
    var table = new Table(dynamo, settings.table());
    var ledger = new SyncLedger(new Table(dynamo, settings.syncTable()), clock);
    var queue = new UnitQueue(sqs, settings.queue(), settings.deadLetters(), clock);
    var http = new VendorHttp("GitHub", environment.calls(), Sleeper.SLEEP);
    Credential credential =
        settings
            .token()
            .<Credential>map(token -> new TokenCredential("GITHUB_TOKEN", token))
            .orElse(Credential.ANONYMOUS);
    var work =
        new GistsWork(
            new GitHub(http, settings.github(), clock),
            credential,
            new WatchedUserStore(table),
            new GistIntake(
                new GistStore(table, clock, Sleeper.SLEEP),
                new DealQueue(sqs, settings.dealQueue(), ""),
                new AccountStore(table)),
            new SyncPlanner("gists", ledger, queue),
            clock);
    return new Worker("gists", work, queue, ledger, settings.attempts(), Metrics.ofEnvironment());
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
