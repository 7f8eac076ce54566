package dev.opsledger.front;

import dev.opsledger.core.access.BrowserSessions;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.feed.FeedQuery;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import dev.opsledger.front.api.SyncJson;
import dev.opsledger.front.dora.Attribution;
import dev.opsledger.front.dora.DoraService;
import dev.opsledger.front.dora.SourceCounts;
import dev.opsledger.front.identity.IdentityService;
import dev.opsledger.front.outlet.BadgeQuery;
import dev.opsledger.front.outlet.DigestQuery;
import dev.opsledger.front.outlet.MetricsQuery;
import dev.opsledger.front.outlet.QueueBacklog;
import dev.opsledger.front.outlet.ToldDigests;
import dev.opsledger.front.overview.OverviewQuery;
import dev.opsledger.front.overview.SearchQuery;
import dev.opsledger.front.overview.SyncStatusQuery;
import dev.opsledger.front.page.FrontPages;
import dev.opsledger.front.store.BranchRows;
import dev.opsledger.front.store.CounterQuery;
import dev.opsledger.front.store.DeliveryRows;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.KnownThings;
import dev.opsledger.front.store.NameRows;
import dev.opsledger.front.store.UnrelatedIncidents;
import dev.opsledger.front.timeline.TimelineService;
import java.util.List;
import java.util.Optional;

/**
 * Serves the home page and the front's other pages, the status of sources, the DORA figures and the
 * API documentation.
 */
public final class FrontApiHandler extends ApiHandler {
  public FrontApiHandler() {
    super("front", FrontApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(FrontSettings.Api::read);
    var clients = AwsClients.ofEnvironment();
    var dynamo = clients.dynamo();
    var table = new Table(dynamo, settings.table());
    var syncTable = new Table(dynamo, settings.syncTable());
    var clock = FunctionEnvironment.current().clock();
    var report = new SyncReport(syncTable, clock);
    var sync = new SyncStatusQuery(report);
    var feed = new FeedQuery(new Table(dynamo, settings.activityTable()));
    var identity = new IdentityTable(table, settings.initialIdentity());
    var overview = new OverviewQuery(table, feed, sync, settings.zone(), clock);
    var facts = new FactQuery(table);
    var dora =
        new DoraService(
            facts,
            new SourceCounts(
                new DoneDays(new Table(dynamo, settings.deploymentsTable())),
                new IncidentDays(new Table(dynamo, settings.oncallTable()))),
            new UnrelatedIncidents(table, clock),
            syncTable,
            report,
            identity,
            settings.dora().failureWindow());
    var search = new SearchQuery(facts, new NameRows(table), new KnownThings(table));
    var together = new IdentityService(identity, new KnownThings(table), clock);
    var timelines =
        new TimelineService(
            facts,
            new Attribution(
                facts, new UnrelatedIncidents(table, clock), settings.dora().failureWindow()),
            identity,
            clock);
    return List.of(
        priming(overview, sync),
        settings.access(),
        new BrowserSessions(() -> syncTable, clock),
        settings.access().attempts().orElseThrow(),
        new Health(List.of(table, syncTable)),
        overview,
        sync,
        together,
        timelines,
        dora,
        new MetricsQuery(
            new CounterQuery(table),
            report,
            new QueueBacklog(clients.sqs(), settings.queues()),
            settings.zone(),
            clock),
        new ToldDigests(
            new DigestQuery(
                new CounterQuery(table),
                new FactQuery(table),
                new BranchRows(table),
                sync,
                settings.zone(),
                clock),
            new DeliveryRows(table),
            settings.zone(),
            clock),
        new BadgeQuery(settings.badges(), new FactQuery(table), new BranchRows(table), clock),
        new FrontPages(
            overview,
            sync,
            dora,
            search,
            timelines,
            together,
            new CounterQuery(table),
            settings.zone(),
            clock),
        clock);
  }

  private static PrimingPaths priming(OverviewQuery overview, SyncStatusQuery sync) {
    return new PrimingPaths(
        List.of("/", "/overview", "/sync", "/sync/none"),
        List.of(
            overview::read,
            () -> SyncJson.of(sync.sources()),
            () -> sync.units("none", Optional.empty(), 1)));
  }
}
