package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.RunRecord;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/** A run: its attempts, its jobs, and where its commit went. */
final class RunPage {
  /** The most jobs on the page; the others are in the JSON that it names. */
  private static final int JOBS = 200;

  private RunPage() {}

  static WebPage of(PageAddress address, RunRecord found, Instant now, ZoneId zone) {
    WorkflowRun run = found.run();
    String owner = run.repository().ownerName();
    String repository = run.repository().name();
    String workflow = run.workflow().name().or(run.workflow()::path).orElse("Run");
    var page =
        new WebPage(PageArea.CI, address, title(run, workflow))
            .crumb("CI", PageAddress.of("ci"))
            .crumb(owner, PageAddress.of("ci", owner))
            .crumb(repository, PageAddress.of("ci", owner, repository))
            .asOf(now, zone)
            .note(PageCell.state(RunTables.word(run)).html());
    run.workflow()
        .id()
        .ifPresent(
            id -> page.crumb(workflow, PageAddress.of("ci", owner, repository, Long.toString(id))));
    run.origin().title().ifPresent(title -> page.note(Html.escape(title)));
    run.branch().ifPresent(branch -> page.note("Branch <b>" + Html.escape(branch) + "</b>"));
    run.commitSha().ifPresent(_ -> page.note("Commit " + RunTables.commit(run.commitSha()).html()));
    run.origin().event().ifPresent(event -> page.note("Event <b>" + Html.escape(event) + "</b>"));
    run.origin().actor().ifPresent(actor -> page.note("By <b>" + Html.escape(actor) + "</b>"));
    run.url(owner)
        .ifPresent(url -> page.note(PageCell.vendor("On GitHub", Optional.of(url)).html()));
    page.add(attempts(found, zone)).add(jobs(found, owner, zone));
    run.commitSha().ifPresent(sha -> page.add(commit(sha)));
    return page;
  }

  /** What the front knows of the commit's way to production. */
  private static PageSection commit(String sha) {
    return new PageSection("commit", "What became of its commit")
        .show(
            PageAddress.of("changes").with("commit", sha),
            "entries",
            "Its runs, deployments and incidents");
  }

  private static String title(WorkflowRun run, String workflow) {
    return workflow + run.origin().number().map(number -> " #" + number).orElse("");
  }

  private static PageSection attempts(RunRecord found, ZoneId zone) {
    var table =
        new PageTable(
            "attempts", "Its attempts", "Attempt", "Outcome", "Started by", "Started", "Took");
    for (RunAttempt each : found.attempts().reversed()) {
      table.row(
          PageCell.number(each.number()),
          PageCell.state(each.conclusion().orElseGet(each::status)),
          PageCell.text(each.startedBy()),
          PageCell.moment(each.startedAt(), zone),
          PageCell.seconds(between(each.startedAt(), each.endedAt())));
    }
    return new PageSection("attempts", "Attempts")
        .add(table)
        .define("A re-run is another attempt of the same run; earlier attempts stay here.");
  }

  private static PageSection jobs(RunRecord found, String owner, ZoneId zone) {
    var table =
        new PageTable(
                "jobs",
                "Its jobs",
                "Job",
                "Attempt",
                "Outcome",
                "Runner",
                "Waited",
                "Took",
                "Started",
                "On GitHub")
            .orElse(
                "No job was seen. Jobs are those that GitHub's events told of: subscribe the App to"
                    + " the event workflow_job, and leave CI_JOBS at webhook.");
    WorkflowRun run = found.run();
    found.jobs().reversed().stream()
        .sorted(Comparator.comparing(job -> !failed(job)))
        .limit(JOBS)
        .forEach(
            job ->
                table.row(
                    PageCell.text(job.name()),
                    PageCell.number(job.attempt()),
                    PageCell.state(job.state().conclusion().orElse(job.state().status())),
                    PageCell.text(job.runner().name().or(() -> labels(job))),
                    PageCell.seconds(job.queued().map(Duration::toSeconds)),
                    PageCell.seconds(between(job.state().startedAt(), job.state().completedAt())),
                    PageCell.moment(job.state().startedAt(), zone),
                    PageCell.vendor("Job", run.url(owner).map(url -> url + "/job/" + job.id()))));
    var section = new PageSection("jobs", "Jobs").add(table);
    if (found.jobs().size() > JOBS) {
      section.say(
          "The first %d of %d jobs, failed ones first; all are in the JSON of the API."
              .formatted(JOBS, found.jobs().size()));
    }
    return section.define(
        "Waited: from when the job was queued to its start; unknown where GitHub did not say.");
  }

  private static boolean failed(Job job) {
    return job.state().conclusion().filter("failure"::equals).isPresent();
  }

  private static Optional<String> labels(Job job) {
    return Optional.of(String.join(", ", job.labels())).filter(text -> !text.isEmpty());
  }

  private static Optional<Long> between(Optional<Instant> start, Optional<Instant> end) {
    return start
        .flatMap(from -> end.map(to -> Duration.between(from, to).toSeconds()))
        .filter(seconds -> seconds >= 0);
  }
}
