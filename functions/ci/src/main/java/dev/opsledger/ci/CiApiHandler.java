package dev.opsledger.ci;

import dev.opsledger.ci.api.CiMetrics;
import dev.opsledger.ci.api.DailyRuns;
import dev.opsledger.ci.api.GitHubWebhook;
import dev.opsledger.ci.api.SingleRun;
import dev.opsledger.ci.page.CiPages;
import dev.opsledger.ci.page.FigureSource;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.SeenDeliveries;
import dev.opsledger.ci.store.WorkflowNameStore;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.ci.store.count.OlderRuns;
import dev.opsledger.ci.store.count.RollupQuery;
import dev.opsledger.ci.store.count.RunGap;
import dev.opsledger.ci.store.count.WorkflowStates;
import dev.opsledger.ci.sync.DeploymentForwarder;
import dev.opsledger.ci.sync.GitHubEvents;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.runtime.FunctionEnvironment;
import dev.opsledger.core.sync.Refreshes;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.core.web.ApiHandler;
import dev.opsledger.core.web.Health;
import dev.opsledger.core.web.PrimingPaths;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Serves runs, refreshes and GitHub's webhook. */
public final class CiApiHandler extends ApiHandler {
  public CiApiHandler() {
    super("ci", CiApiHandler::beans);
  }

  private static List<Object> beans() {
    JsonLines.install();
    var settings = SettingsReader.read(CiSettings.Api::read);
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var table = new Table(dynamo, settings.places().table());
    var syncTable = new Table(dynamo, settings.places().syncTable());
    var ledger = new SyncLedger(syncTable, clock);
    var queue = new UnitQueue(aws.sqs(), settings.places().queue(), "", clock);
    var zones = new ZoneHistory(table, settings.zone(), clock);
    var refreshes =
        new Refreshes(syncTable, aws.eventBus(settings.bus()), settings.sources(), clock);
    var installations = new InstallationStore(table, clock);
    var store = new RunStore(table, settings.zone(), clock);
    var events =
        new GitHubEvents(
            store,
            new JobStore(table, store),
            settings.keepsJobs(),
            new WorkflowNameStore(table),
            installations,
            new SyncPlanner("ci", ledger, queue),
            new DeploymentForwarder(aws.sqs(), settings.deploymentEvents()));
    var days = new DayQuery(table, settings.zone(), zones);
    var runs = new DailyRuns(installations, days, settings.zone(), clock);
    var records = new RunRecordQuery(table);
    var rollups = new RollupQuery(table);
    var states = new WorkflowStates(table);
    var former = new FormerRuns(table);
    var syncs = new SyncReport(syncTable, clock);
    var agenda = new Agenda(table);
    var older = new OlderRuns(installations, agenda, new ArchiveStore(table, agenda));
    var gap = new RunGap(syncs, older);
    var source = new FigureSource(rollups, states, former, gap, settings.prices());
    var metrics =
        new CiMetrics(
            installations, rollups, states, former, gap, settings.prices(), settings.zone(), clock);
    return List.of(
        priming(runs),
        metrics,
        settings.access(),
        new Health(List.of(table, syncTable)),
        runs,
        new SingleRun(installations, records),
        new CiPages(installations, days, records, source, settings.zone(), clock),
        refreshes,
        new GitHubWebhook(
            settings.webhookSecret(), new SeenDeliveries(table, clock), events, zones));
  }

  private static PrimingPaths priming(DailyRuns runs) {
    return new PrimingPaths(
        List.of("/org/nobody/daily-runs", "/refresh-data/none"),
        List.of(
            () ->
                runs.read(
                    "nobody", OptionalLong.empty(), Optional.empty(), Optional.empty(), false)));
  }
}
