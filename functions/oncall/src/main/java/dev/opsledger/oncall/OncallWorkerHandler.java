package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.oncall.store.CatalogStore;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.OpenIncidentStore;
import dev.opsledger.oncall.store.RefusedLists;
import dev.opsledger.oncall.store.WindowCoverage;
import dev.opsledger.oncall.sync.CatalogWork;
import dev.opsledger.oncall.sync.IncidentImporter;
import dev.opsledger.oncall.sync.OpenIncidentRecheck;
import dev.opsledger.oncall.sync.OpenIncidentsWork;
import dev.opsledger.oncall.sync.PagerDuty;
import dev.opsledger.oncall.sync.PlanWork;
import dev.opsledger.oncall.sync.WindowUnit;
import dev.opsledger.oncall.sync.WindowWork;
import java.util.Map;

/** Carries out the units of PagerDuty syncs. */
public final class OncallWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public OncallWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(OncallWorkerHandler::worker);
  }

  private static Worker worker() {
    var settings = SettingsReader.read(OncallSettings.Worker::read);
    var places = settings.places();
    var runtime =
        new SyncRuntime(
            OncallKeys.SOURCE, places.syncTable(), places.queue(), places.deadLetters());
    return runtime.worker(work(settings, runtime), settings.attempts());
  }

  private static Work work(OncallSettings.Worker settings, SyncRuntime runtime) {
    var clock = runtime.clock();
    var places = settings.places();
    var pagerDuty =
        new PagerDuty(runtime.http("PagerDuty"), settings.endpoint(), settings.key(), clock);
    var ledger = runtime.ledger();
    var planner = runtime.planner();
    var coverage = new WindowCoverage(runtime.table(places.syncTable()));
    var table = runtime.table(places.table());
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
    var plan = new PlanWork(pagerDuty, ledger, coverage, planner, settings.backfill());
    var openIncidents = new OpenIncidentsWork(importer, open, planner);
    var window = new WindowWork(importer, open, coverage, planner, clock);
    return Work.byKind(
        Map.of(
            PlanWork.KIND, plan,
            CatalogWork.KIND, catalog,
            OpenIncidentsWork.KIND, openIncidents,
            WindowUnit.KIND, window));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
