package dev.opsledger.ci;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.ci.publish.RunEventMapper;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.AppStore;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.BackfillLease;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.DeliveryStore;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.JobWalkStore;
import dev.opsledger.ci.store.KeptRuns;
import dev.opsledger.ci.store.ListPageStore;
import dev.opsledger.ci.store.RunRecordQuery;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.ci.store.SyncCheckpointStore;
import dev.opsledger.ci.store.ZoneHistory;
import dev.opsledger.ci.store.count.FormerRuns;
import dev.opsledger.ci.store.count.MissingRuns;
import dev.opsledger.ci.sync.AppWork;
import dev.opsledger.ci.sync.ArchiveReport;
import dev.opsledger.ci.sync.ArchiveWork;
import dev.opsledger.ci.sync.AttemptsWork;
import dev.opsledger.ci.sync.BackfillStep;
import dev.opsledger.ci.sync.BackfillWork;
import dev.opsledger.ci.sync.DeliveriesWork;
import dev.opsledger.ci.sync.HeadWindow;
import dev.opsledger.ci.sync.InstallationsWork;
import dev.opsledger.ci.sync.ListWalk;
import dev.opsledger.ci.sync.OpenRunsWork;
import dev.opsledger.ci.sync.RepositoriesWork;
import dev.opsledger.ci.sync.RunsWork;
import dev.opsledger.ci.sync.WorkflowNames;
import dev.opsledger.ci.sync.count.FormerRunsWork;
import dev.opsledger.ci.sync.count.RunRecountWork;
import dev.opsledger.ci.sync.jobs.JobsWork;
import dev.opsledger.core.config.Reread;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.count.RunBacklog;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TableScan;
import dev.opsledger.core.lambda.QueueHandler;
import dev.opsledger.core.log.JsonLines;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.outbox.Retelling;
import dev.opsledger.core.sync.SyncPlanner;
import dev.opsledger.core.sync.SyncReport;
import dev.opsledger.core.sync.SyncRuntime;
import dev.opsledger.core.sync.Work;
import dev.opsledger.core.sync.Worker;
import dev.opsledger.github.GitHub;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/** Does the units of work of a sync of runs. */
public final class CiWorkerHandler extends QueueHandler {
  private final Reread<Worker> worker;

  public CiWorkerHandler() {
    JsonLines.install();
    worker = new Reread<>(CiWorkerHandler::worker);
  }

  /** What several kinds of work use. */
  private record Tools(
      GitHub github,
      Table table,
      TableScan scan,
      RunStore runs,
      ZoneHistory zones,
      WorkflowNames names,
      MissingRuns missing,
      SyncPlanner planner,
      Clock clock) {
    static Tools of(CiSettings.Worker settings, SyncRuntime runtime) {
      Clock clock = runtime.clock();
      var github = new GitHub(runtime.http("GitHub"), settings.github(), clock);
      Table table = runtime.table(settings.places().table());
      return new Tools(
          github,
          table,
          runtime.scan(settings.places().table()),
          new RunStore(table, settings.zone(), clock),
          new ZoneHistory(table, settings.zone(), clock),
          new WorkflowNames(github, table, clock),
          new MissingRuns(new RunBacklog(runtime.table(settings.places().syncTable()))),
          runtime.planner(),
          clock);
    }
  }

  private static Worker worker() {
    var settings = SettingsReader.read(CiSettings.Worker::read);
    var places = settings.places();
    var runtime = new SyncRuntime("ci", places.syncTable(), places.queue(), places.deadLetters());
    var tools = Tools.of(settings, runtime);
    tools.zones.record();
    BackfillWork backfill = backfill(tools);
    FormerRunsWork former = former(tools);
    JobsWork jobs = jobs(tools, settings.zone());
    RunRecountWork recount = recount(settings, runtime, tools);
    return runtime.worker(
        work(settings, tools, backfill, former, jobs, recount),
        settings.attempts(),
        finished -> {
          if (SyncReport.isRecount(finished)) {
            return;
          }
          backfill.begin(finished);
          former.begin(finished);
          if (settings.jobs() == CiSettings.Jobs.ALL) {
            jobs.begin(finished);
          }
        });
  }

  private static JobsWork jobs(Tools t, ZoneId zone) {
    return new JobsWork(
        new JobsWork.Stores(
            new InstallationStore(t.table, t.clock),
            new Agenda(t.table),
            new ArchiveStore(t.table),
            new DayQuery(t.table, zone, t.zones),
            new JobWalkStore(t.table),
            BackfillLease.ofJobs(t.table, t.clock),
            new RunRecordQuery(t.table),
            new JobStore(t.table, t.runs)),
        t.github,
        t.planner,
        zone,
        t.clock);
  }

  private static BackfillWork backfill(Tools t) {
    return new BackfillWork(
        new BackfillStep(t.github, t.runs, t.names, t.clock),
        new ArchiveStore(t.table),
        new Agenda(t.table),
        new BackfillLease(t.table, t.clock),
        t.missing,
        t.planner);
  }

  private static FormerRunsWork former(Tools t) {
    return new FormerRunsWork(new FormerRuns(t.table), t.scan, t.runs, t.planner);
  }

  private static RunRecountWork recount(CiSettings.Worker settings, SyncRuntime runtime, Tools t) {
    var mapper = new RunEventMapper(settings.retelling());
    return new RunRecountWork(
        t.table,
        t.zones,
        new InstallationStore(t.table, t.clock),
        t.runs,
        new Retelling(runtime.sqs(), mapper::of, t.clock),
        t.planner,
        t.clock);
  }

  private static Work work(
      CiSettings.Worker settings,
      Tools t,
      BackfillWork backfill,
      FormerRunsWork former,
      JobsWork jobs,
      RunRecountWork recount) {
    var lists = new ListWalk(t.github, new ListPageStore(t.table));
    var checkpoints = new SyncCheckpointStore(t.table);
    var installed = new InstallationStore(t.table, t.clock);
    Duration span =
        settings
            .backfill()
            .filter(days -> days.compareTo(HeadWindow.USUAL) < 0)
            .orElse(HeadWindow.USUAL);
    var head = new HeadWindow(settings.zone(), span, t.clock);
    var report =
        new ArchiveReport(
            new KeptRuns(t.table, settings.zone()),
            t.missing,
            t.planner,
            Metrics.ofEnvironment(),
            t.clock);
    return Work.byKind(
        Map.ofEntries(
            Map.entry(
                InstallationsWork.KIND,
                new InstallationsWork(t.github, lists, installed, t.planner, t.clock)),
            Map.entry(
                DeliveriesWork.KIND,
                new DeliveriesWork(
                    t.github, new DeliveryStore(t.table, t.clock), t.planner, t.clock)),
            Map.entry(
                AppWork.KIND,
                new AppWork(
                    t.github,
                    new AppStore(t.table),
                    settings.jobs().areKept(),
                    t.planner,
                    t.clock)),
            Map.entry(RepositoriesWork.KIND, new RepositoriesWork(t.github, lists, t.planner)),
            Map.entry(
                RunsWork.KIND,
                new RunsWork(
                    t.github,
                    t.runs,
                    t.names,
                    checkpoints,
                    t.planner,
                    new Agenda(t.table),
                    t.missing,
                    head,
                    t.clock)),
            Map.entry(
                OpenRunsWork.KIND, new OpenRunsWork(t.github, t.runs, t.names, t.planner, t.clock)),
            Map.entry(AttemptsWork.KIND, new AttemptsWork(t.github, t.runs, t.names)),
            Map.entry(
                ArchiveWork.KIND,
                new ArchiveWork(
                    t.github,
                    checkpoints,
                    new ArchiveStore(t.table),
                    report,
                    settings.backfill(),
                    t.clock)),
            Map.entry(BackfillWork.KIND, backfill),
            Map.entry(JobsWork.KIND, jobs),
            Map.entry(FormerRunsWork.KIND, former),
            Map.entry(RunRecountWork.KIND, recount)));
  }

  @Override
  protected SQSBatchResponse handle(SQSEvent event, Context context) {
    return worker.get().handle(event);
  }
}
