package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.aws.AwsClients;
import dev.opsledger.core.config.FunctionEnvironment;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncLedger;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.core.sync.UnitQueue;
import dev.opsledger.gists.store.DealStore;
import dev.opsledger.gists.sync.CrmCircuitBreaker;
import dev.opsledger.gists.sync.CrmCredentials;
import dev.opsledger.gists.sync.DealQueue;
import dev.opsledger.gists.sync.DealReport;
import dev.opsledger.gists.sync.DueDeals;
import dev.opsledger.gists.sync.GistsWork;
import dev.opsledger.gists.sync.ScanSchedule;

/** Starts scans, every interval and for refreshes, and every minute the deals that are due. */
public final class GistsPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;
  private final ScanSchedule schedule;
  private final DueDeals sweep;
  private final DealReport report;
  private final CrmCredentials key;

  public GistsPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(GistsSettings.Planner::read);
    var clock = FunctionEnvironment.current().clock();
    var aws = AwsClients.ofEnvironment();
    var dynamo = aws.dynamo();
    var sqs = aws.sqs();
    var table = new Table(dynamo, settings.table());
    var ledger = new SyncLedger(new Table(dynamo, settings.syncTable()), clock);
    var syncs = new SyncPlanner("gists", ledger, new UnitQueue(sqs, settings.queue(), "", clock));
    var users = settings.watch().users();
    planner =
        users.isEmpty()
            ? SyncStarter.idle(
                "gists", syncs, "QUERIED_USERS is empty, so nobody's gists are scanned")
            : new SyncStarter("gists", syncs, () -> users.stream().map(GistsWork::draft).toList());
    schedule = new ScanSchedule(table, settings.watch(), clock);
    var deals = new DealStore(table, "planner", clock);
    var pause = new CrmCircuitBreaker(table, clock);
    var dealQueue = new DealQueue(sqs, settings.dealQueue(), "");
    sweep = new DueDeals(deals, pause, dealQueue, Metrics.ofEnvironment(), clock);
    report = new DealReport(ledger, deals, pause, clock);
    key = new CrmCredentials(settings.crm());
  }

  @Override
  protected void handle(ScheduledEvent event) {
    if (isRefresh(event) || schedule.begins(event.getId())) {
      planner.handle(event);
    }
    // Without the CRM's key nothing is due: deals wait as they are.
    if (key.settings().isPresent()) {
      sweep.run();
      report.tell();
    } else {
      report.tellWaiting("PIPEDRIVE_API_KEY is not set");
    }
  }

  private static boolean isRefresh(ScheduledEvent event) {
    return event.getDetail() != null && event.getDetail().get("refreshId") != null;
  }
}
