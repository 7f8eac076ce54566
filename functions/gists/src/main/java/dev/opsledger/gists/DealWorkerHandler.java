package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.gists.store.CrmStateStore;
import dev.opsledger.gists.store.DealStore;
import dev.opsledger.gists.store.OpenDeals;
import dev.opsledger.gists.store.OrganizationStore;
import dev.opsledger.gists.sync.CrmCircuitBreaker;
import dev.opsledger.gists.sync.CrmCredentials;
import dev.opsledger.gists.sync.DealQueue;
import dev.opsledger.gists.sync.DealReport;
import dev.opsledger.gists.sync.DealWork;
import dev.opsledger.gists.sync.DealWorker;
import dev.opsledger.gists.sync.Organizations;
import dev.opsledger.gists.sync.Pipedrive;
import dev.opsledger.gists.sync.PipedriveHttp;
import dev.opsledger.gists.sync.PipedriveSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the deals of gists in the CRM; without the CRM's API key they wait. */
public final class DealWorkerHandler extends QueueHandler {
  private final Clock clock;
  private final GistsSettings.Deals settings;
  private final CrmCredentials credentials;
  private Optional<DealWorker> worker = Optional.empty();

  public DealWorkerHandler() {
    JsonLines.install();
    settings = SettingsReader.read(GistsSettings.Deals::read);
    clock = FunctionEnvironment.current().clock();
    credentials = new CrmCredentials(settings.crm());
  }

  private DealWorker worker(PipedriveSettings pipedrive) {
    var environment = FunctionEnvironment.current();
    var aws = AwsClients.ofEnvironment();
    var table = new Table(aws.dynamo(), settings.table());
    var http = new VendorHttp("Pipedrive", environment.calls(), Sleeper.SLEEP);
    var crm = new Pipedrive(new PipedriveHttp(http, pipedrive, Sleeper.SLEEP, clock));
    String id = UUID.randomUUID().toString();
    var organizations =
        new Organizations(new OrganizationStore(table, id, clock), crm, Sleeper.SLEEP, clock);
    var queue = new DealQueue(aws.sqs(), settings.queue(), settings.deadLetters());
    var deals = new DealStore(table, id, clock);
    var breaker = new CrmCircuitBreaker(new CrmStateStore(table), clock);
    var ledger = new SyncLedger(new Table(aws.dynamo(), settings.syncTable()), clock);
    return new DealWorker(
        new DealWork(deals, organizations, crm, queue, clock),
        breaker,
        new DealReport(ledger, new OpenDeals(table, clock), breaker, clock),
        Metrics.ofEnvironment(),
        clock);
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    if (worker.isEmpty()) {
      worker = credentials.settings().map(this::worker);
    }
    var end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    return worker.map(w -> w.handle(event, end)).orElseGet(() -> new SQSBatchResponse(List.of()));
  }
}
