package dev.opsledger.oncall;

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
import dev.opsledger.oncall.store.CatalogStore;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.OpenIncidentStore;
import dev.opsledger.oncall.store.RefusedLists;
import dev.opsledger.oncall.store.WindowCoverage;
import dev.opsledger.oncall.sync.CatalogWork;
import dev.opsledger.oncall.sync.IncidentImporter;
import dev.opsledger.oncall.sync.OncallSync;
import dev.opsledger.oncall.sync.OpenIncidentRecheck;
import dev.opsledger.oncall.sync.OpenIncidentsWork;
import dev.opsledger.oncall.sync.PagerDuty;
import dev.opsledger.oncall.sync.PlanWork;
import dev.opsledger.oncall.sync.WindowWork;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Carries out the units of PagerDuty syncs. */
public final class OncallWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public OncallWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(OncallWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(OncallSettings.Worker::read);
    var environment = FunctionEnvironment.current();
    var clock = environment.clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var places = settings.places();
    var ledger = new SyncLedger(new Table(dynamo, places.syncTable()), clock);
    var queue = new UnitQueue(aws.sqs(), places.queue(), places.deadLetters(), clock);
    var http = new VendorHttp("PagerDuty", environment.calls(), Sleeper.SLEEP);
    var pagerDuty = new PagerDuty(http, settings.endpoint(), settings.key(), clock);
    var work = work(settings, pagerDuty, dynamo, ledger, queue);
    return new Worker(
        OncallKeys.SOURCE, work, queue, ledger, settings.attempts(), Metrics.ofEnvironment());
  }

  private static OncallSync work(
      OncallSettings.Worker settings,
      PagerDuty pagerDuty,
      DynamoDbClient dynamo,
      SyncLedger ledger,
      UnitQueue queue) {
    var clock = FunctionEnvironment.current().clock();
    var places = settings.places();
    var planner = new SyncPlanner(OncallKeys.SOURCE, ledger, queue);
    var coverage = new WindowCoverage(new Table(dynamo, places.syncTable()));
    var table = new Table(dynamo, places.table());
    var catalog =
        new CatalogWork(
            pagerDuty,
            new CatalogStore(table, clock),
            new RefusedLists(table),
            ledger,
            planner,
            clock);
    var incidents = new IncidentStore(table, Sleeper.SLEEP);
    var importer = new IncidentImporter(pagerDuty, incidents);
    var open = new OpenIncidentRecheck(importer, new OpenIncidentStore(table), clock);
    return new OncallSync(
        new PlanWork(pagerDuty, ledger, coverage, planner, settings.backfill()),
        catalog,
        new OpenIncidentsWork(importer, open, planner),
        new WindowWork(importer, open, coverage, planner, clock));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
