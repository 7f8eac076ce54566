package dev.opsledger.oncall;

import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import dev.opsledger.oncall.api.Dashboards;
import dev.opsledger.oncall.api.IncidentSummary;
import dev.opsledger.oncall.api.IncidentTimeline;
import dev.opsledger.oncall.api.PagerDutyWebhook;
import dev.opsledger.oncall.api.Paging;
import dev.opsledger.oncall.api.Reports;
import dev.opsledger.oncall.api.load.OncallLoad;
import dev.opsledger.oncall.domain.IncidentSearch;
import dev.opsledger.oncall.page.LoadReader;
import dev.opsledger.oncall.page.OncallPages;
import dev.opsledger.oncall.store.Counters;
import dev.opsledger.oncall.store.IncidentIndex;
import dev.opsledger.oncall.store.IncidentStore;
import dev.opsledger.oncall.store.LoadCounting;
import dev.opsledger.oncall.store.LoadRollups;
import dev.opsledger.oncall.store.ResponderStore;
import dev.opsledger.oncall.store.SeenDeliveries;
import dev.opsledger.oncall.store.TimelineStore;
import dev.opsledger.oncall.store.catalog.CatalogStore;
import dev.opsledger.oncall.store.coverage.LoadCoverage;
import java.util.List;

/** Serves the dashboards, the reports and PagerDuty's webhook. */
public final class OncallApiHandler extends ApiHandler {
  public OncallApiHandler() {
    super("oncall", OncallApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(OncallSettings.Api::read);
    var clock = FunctionEnvironment.current().clock();
    var dynamo = AwsClients.ofEnvironment().dynamo();
    var table = new Table(dynamo, settings.places().table());
    var syncTable = new Table(dynamo, settings.places().syncTable());
    var ledger = new SyncLedger(syncTable, clock);
    var counters = new Counters(table);
    var index = new IncidentIndex(table, counters);
    var catalogs = new CatalogStore(table, clock);
    var rules = settings.rules();
    var responders = new ResponderStore(table);
    var counting = new LoadCounting(table, rules);
    var incidents = new IncidentStore(table, counting, Sleeper.SLEEP);
    var timelines = new TimelineStore(table, counting, Sleeper.SLEEP);
    var rollups = new LoadRollups(table);
    var coverage = new LoadCoverage(syncTable, rules);
    var dashboards = new Dashboards(catalogs, index, counters, ledger);
    return List.of(
        priming(dashboards),
        clock,
        settings.access(),
        new Health(List.of(table, syncTable)),
        dashboards,
        new IncidentSummary(catalogs, index, counters, ledger, clock),
        new Reports(catalogs, index, counters),
        new IncidentTimeline(catalogs, index, timelines, responders, rules.people(), ledger),
        new OncallPages(
            catalogs,
            counters,
            index,
            timelines,
            responders,
            new LoadReader(rollups, coverage),
            rules.people(),
            rules.zone(),
            clock),
        new OncallLoad(catalogs, responders, rollups, coverage, ledger, clock),
        new PagerDutyWebhook(
            settings.webhookSecret(), new SeenDeliveries(table, clock), incidents));
  }

  private static PrimingPaths priming(Dashboards dashboards) {
    Paging page = Paging.of("10", null);
    return new PrimingPaths(
        List.of("/dashboard/services", "/dashboard/incidents"),
        List.of(
            () -> dashboards.services(page),
            () -> dashboards.servicesWithIncidents(page),
            () -> dashboards.incidents(IncidentSearch.ALL, page),
            () -> dashboards.teams(page),
            () -> dashboards.policies(page)));
  }
}
