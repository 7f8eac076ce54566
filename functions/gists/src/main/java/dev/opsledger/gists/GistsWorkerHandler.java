package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Worker;
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
    var runtime =
        new SyncRuntime("gists", settings.syncTable(), settings.queue(), settings.deadLetters());
    var clock = runtime.clock();
    var table = runtime.table(settings.table());
    Credential credential =
        settings
            .token()
            .<Credential>map(token -> new TokenCredential("GITHUB_TOKEN", token))
            .orElse(Credential.ANONYMOUS);
    var work =
        new GistsWork(
            new GitHub(runtime.http("GitHub"), settings.github(), clock),
            credential,
            new WatchedUserStore(table),
            new GistIntake(
                new GistStore(table, clock),
                new DealQueue(runtime.sqs(), settings.dealQueue(), ""),
                new AccountStore(table)),
            runtime.planner(),
            clock);
    return runtime.worker(work, settings.attempts());
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
