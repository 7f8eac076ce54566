package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.FunctionEnvironment;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.core.vendor.Sleeper;
import dev.opsledger.core.vendor.VendorHttp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Does the units of work of syncs of PagerDuty. */
public final class OncallWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public OncallWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(OncallWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(OncallSettings.Worker::read);
    var surroundings = FunctionEnvironment.current();
    var clock = surroundings.clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var places = settings.places();
    var ledger = new SyncLedger(new Table(dynamo, places.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), places.queue(), places.deadLetters(), clock);
    var http = new VendorHttp("PagerDuty", surroundings.calls(), Sleeper.SLEEP);
    var pagerDuty = new PagerDuty(http, settings.endpoint(), settings.key(), clock);
    var work = work(settings, pagerDuty, dynamo, ledger, queue);
    return new Worker(
        OncallSync.SOURCE, work, queue, ledger, settings.attempts(), Metrics.ofEnvironment());
  }

  private static OncallSync work(
      OncallSettings.Worker settings,
      PagerDuty pagerDuty,
      DynamoDbClient dynamo,
      SyncLedger ledger,
      UnitQueue queue) {
    var clock = FunctionEnvironment.current().clock();
    var places = settings.places();
    var syncs = new SyncPlanner(OncallSync.SOURCE, ledger, queue);
    var coverage = new Coverage(new Table(dynamo, places.syncTable()));
    var table = new Table(dynamo, places.table());
    var catalog =
        new CatalogWork(
            pagerDuty, new CatalogStore(table, clock), new Refusals(table), ledger, syncs, clock);
    var incidents = new IncidentStore(table, Sleeper.SLEEP);
    var lists = new IncidentLists(pagerDuty, incidents);
    var open = new OpenIncidents(lists, incidents, clock);
    return new OncallSync(
        new StartWork(pagerDuty, ledger, coverage, syncs, settings.backfill()),
        catalog,
        new OpenWork(lists, open, syncs),
        new WindowWork(lists, open, coverage, syncs, clock));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
