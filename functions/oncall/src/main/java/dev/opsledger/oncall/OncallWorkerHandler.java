package dev.opsledger.oncall;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.oncall.publish.IncidentEventMapper;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.DutyStore;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.LoadCounting;
import dev.opsledger.oncall.store.LoadRecount;
import dev.opsledger.oncall.store.OncallKeys;
import dev.opsledger.oncall.store.OpenIncidentStore;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.TimelineStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import dev.opsledger.oncall.store.catalog.RefusedLists;
import dev.opsledger.oncall.store.count.IncidentRecount;
import dev.opsledger.oncall.store.count.TotalsRecount;
import dev.opsledger.oncall.store.coverage.DailyReads;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import dev.opsledger.oncall.store.coverage.WindowCoverage;
import dev.opsledger.oncall.sync.CatalogWork;
import dev.opsledger.oncall.sync.DutyWork;
import dev.opsledger.oncall.sync.EntryImporter;
import dev.opsledger.oncall.sync.IncidentImporter;
import dev.opsledger.oncall.sync.IncidentRecountWork;
import dev.opsledger.oncall.sync.LoadRecountWork;
import dev.opsledger.oncall.sync.OpenIncidentRecheck;
import dev.opsledger.oncall.sync.OpenIncidentsWork;
import dev.opsledger.oncall.sync.OptionalWork;
import dev.opsledger.oncall.sync.PagerDuty;
import dev.opsledger.oncall.sync.PlanWork;
import dev.opsledger.oncall.sync.ResponderWork;
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
    var syncTable = runtime.table(places.syncTable());
    var table = runtime.table(places.table());
    var catalog =
        new CatalogWork(
            pagerDuty,
            new CatalogStore(table, clock),
            new RefusedLists(table),
            ledger,
            planner,
            clock);
    var incidents = new WindowCoverage(syncTable, WindowCoverage.INCIDENTS);
    var entries = new WindowCoverage(syncTable, WindowCoverage.ENTRIES);
    var reads = new DailyReads(syncTable);
    var counting = new LoadCounting(table, settings.rules());
    var recount = new LoadRecount(table, counting, Sleeper.SLEEP);
    var index = new IncidentIndex(table, new Counters(table));
    var load = new LoadCoverage(syncTable, settings.rules());
    var store = new IncidentStore(table, counting, Sleeper.SLEEP);
    var importer = new IncidentImporter(pagerDuty, store);
    var open = new OpenIncidentRecheck(importer, new OpenIncidentStore(table), clock);
    var timelines = new EntryImporter(pagerDuty, new TimelineStore(table, counting, Sleeper.SLEEP));
    var users =
        new ResponderWork(
            pagerDuty,
            new ResponderStore(table),
            recount,
            settings.rules().people(),
            reads,
            planner,
            clock);
    var duty =
        new DutyWork(pagerDuty, new DutyStore(table), reads, planner, settings.backfill(), clock);
    var figures =
        new IncidentRecountWork(
            table,
            new IncidentRecount(table, index, counting, recount),
            new TotalsRecount(table, index),
            new Retelling(runtime.sqs(), new IncidentEventMapper(settings.retelling())::of, clock),
            planner,
            clock);
    return Work.byKind(
        Map.of(
            IncidentRecountWork.KIND,
            figures,
            PlanWork.KIND,
            new PlanWork(
                pagerDuty, incidents, entries, reads, load, index, planner, settings.backfill()),
            CatalogWork.KIND,
            catalog,
            LoadRecountWork.KIND,
            new LoadRecountWork(index, recount, load, planner, clock),
            OpenIncidentsWork.KIND,
            new OpenIncidentsWork(importer, open, planner),
            WindowUnit.INCIDENTS,
            new WindowWork(importer, open, incidents, planner, clock),
            WindowUnit.ENTRIES,
            new OptionalWork(
                new WindowWork(timelines, open, entries, planner, clock),
                "log entries",
                entries::refused,
                ledger,
                planner),
            ResponderWork.KIND,
            new OptionalWork(users, "users", () -> {}, ledger, planner),
            DutyWork.KIND,
            new OptionalWork(duty, "duties", () -> {}, ledger, planner)));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
