package dev.opsledger.gists;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.lambda.ScheduleHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.SyncStarter;
import dev.opsledger.gists.store.CrmStateStore;
import dev.opsledger.gists.store.OpenDeals;
import dev.opsledger.gists.store.ScanStore;
import dev.opsledger.gists.store.WatchedUserStore;
import dev.opsledger.gists.sync.CrmCircuitBreaker;
import dev.opsledger.gists.sync.CrmCredentials;
import dev.opsledger.gists.sync.DealQueue;
import dev.opsledger.gists.sync.DealReport;
import dev.opsledger.gists.sync.DueDeals;
import dev.opsledger.gists.sync.GistsWork;
import dev.opsledger.gists.sync.ScanSchedule;

/** Every minute: starts a scan if one is due or requested, and sends the deals that are due. */
public final class GistsPlannerHandler extends ScheduleHandler {
  private final SyncStarter planner;
  private final ScanSchedule schedule;
  private final DueDeals dueDeals;
  private final DealReport report;
  private final CrmCredentials credentials;

  public GistsPlannerHandler() {
    JsonLines.install();
    var settings = SettingsReader.read(GistsSettings.Planner::read);
    var runtime = new SyncRuntime("gists", settings.syncTable(), settings.queue(), "");
    var clock = runtime.clock();
    var table = runtime.table(settings.table());
    var syncs = runtime.planner();
    var users = settings.watch().users();
    planner =
        users.isEmpty()
            ? SyncStarter.idle("gists", syncs, "QUERIED_USERS is not set, so no gists are scanned")
            : new SyncStarter("gists", syncs, () -> users.stream().map(GistsWork::draft).toList());
    schedule =
        new ScanSchedule(
            new ScanStore(table), new WatchedUserStore(table), settings.watch(), clock);
    var deals = new OpenDeals(table, clock);
    var breaker = new CrmCircuitBreaker(new CrmStateStore(table), clock);
    var dealQueue = new DealQueue(runtime.sqs(), settings.dealQueue(), "");
    dueDeals = new DueDeals(deals, breaker, dealQueue, Metrics.ofEnvironment(), clock);
    report = new DealReport(runtime.ledger(), deals, breaker, clock);
    credentials = new CrmCredentials(settings.crm());
  }

  @Override
  protected void handle(ScheduledEvent event) {
    if (isRefresh(event) || schedule.starts(event.getId())) {
      planner.handle(event);
    }
    // Without the CRM's API key no deal is sent: all of them wait.
    if (credentials.settings().isPresent()) {
      dueDeals.send();
      report.report();
    } else {
      report.reportWaiting("PIPEDRIVE_API_KEY is not set");
    }
  }

  private static boolean isRefresh(ScheduledEvent event) {
    return event.getDetail() != null && event.getDetail().get("refreshId") != null;
  }
}
