package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.OutcomeBars;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.StateColour;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs as bars and as rows. */
final class RunTables {
  /** The most runs that are drawn. */
  private static final int BARS = 60;

  private static final List<OutcomeGroup> CHOICES =
      List.of(
          OutcomeGroup.FAILED,
          OutcomeGroup.SUCCEEDED,
          OutcomeGroup.RUNNING,
          OutcomeGroup.OTHER,
          OutcomeGroup.RERUN);

  private RunTables() {}

  /** The newest runs, oldest first, as high as they took long. */
  static String bars(List<RunList.Listed> runs) {
    List<WorkflowRun> newest =
        runs.stream()
            .map(RunList.Listed::run)
            .sorted(Comparator.comparing(WorkflowRun::createdAt).reversed())
            .limit(BARS)
            .toList();
    var bars = new ArrayList<OutcomeBars.Bar>();
    for (WorkflowRun run : newest.reversed()) {
      Optional<Long> seconds = seconds(run);
      String words =
          "run %s: %s%s"
              .formatted(
                  run.origin().number().map(String::valueOf).orElseGet(() -> "" + run.id()),
                  word(run),
                  seconds.map(time -> ", " + HtmlFormat.duration(time)).orElse(""));
      bars.add(
          new OutcomeBars.Bar(page(run), words, StateColour.of(word(run)), seconds.orElse(0L)));
    }
    return OutcomeBars.html("The last %d runs, oldest first".formatted(bars.size()), bars);
  }

  /** A section with runs, those that failed first. */
  static PageSection section(String heading, RunList.Read read, PageAddress address, ZoneId zone) {
    var table =
        new PageTable(
                "runs",
                "Runs, failures first",
                "Run",
                "Outcome",
                "Branch",
                "Commit",
                "Attempt",
                "Took",
                "Created",
                "On GitHub")
            .orElse(
                address.find(OutcomeGroup.PARAMETER).isPresent()
                    ? "No run of these days has this outcome. Show all outcomes, or choose other"
                        + " days."
                    : "Nothing ran in these days. Choose others; what is not fetched yet is listed"
                        + " under Completeness.");
    read.runs().stream()
        .sorted(Comparator.comparing(each -> !OutcomeGroup.FAILED.has(each.run())))
        .forEach(each -> add(table, each.run(), each.owner(), zone));
    var section = new PageSection("runs", heading).add(outcomes(address)).add(table);
    read.next()
        .ifPresent(
            next ->
                section.add(
                    "<p class=\"pages\"><a href=\"%s\" rel=\"next\">Older runs</a></p>\n"
                        .formatted(Html.escape(next.toString()))));
    return section;
  }

  private static String outcomes(PageAddress address) {
    PageAddress all = RunList.begin(address).without(OutcomeGroup.PARAMETER, RunChoice.WORKFLOWS);
    String now = address.find(OutcomeGroup.PARAMETER).orElse("");
    var html = new StringBuilder("<nav class=\"pages\" aria-label=\"Outcomes\">");
    html.append(choice(all, "All outcomes", now.isEmpty()));
    for (OutcomeGroup each : CHOICES) {
      html.append(
          choice(
              all.with(OutcomeGroup.PARAMETER, each.text()),
              each.label(),
              now.equals(each.text())));
    }
    PageAddress every = RunList.begin(address).without(RunChoice.BRANCH);
    boolean only = address.find(RunChoice.BRANCH).filter(RunChoice.DEFAULT::equals).isPresent();
    html.append("</nav>\n<nav class=\"pages\" aria-label=\"Branches\">");
    html.append(choice(every, "All branches", !only));
    html.append(choice(every.with(RunChoice.BRANCH, RunChoice.DEFAULT), "Default branch", only));
    return html.append("</nav>\n").toString();
  }

  private static String choice(PageAddress to, String label, boolean chosen) {
    return "<a href=\"%s\"%s>%s</a> "
        .formatted(Html.escape(to.toString()), chosen ? " aria-current=\"true\"" : "", label);
  }

  private static void add(PageTable table, WorkflowRun run, String owner, ZoneId zone) {
    String title =
        run.workflow().name().or(run.workflow()::path).orElseGet(() -> Long.toString(run.id()));
    table.row(
        PageCell.link(title, page(run), note(run)),
        PageCell.state(word(run)),
        PageCell.text(run.branch()),
        commit(run.commitSha()),
        PageCell.number(run.latest().number()),
        PageCell.seconds(seconds(run)),
        PageCell.moment(run.createdAt(), zone),
        PageCell.vendor("Run", run.url(owner)));
  }

  private static String note(WorkflowRun run) {
    return run.repository().name() + run.origin().number().map(number -> " #" + number).orElse("");
  }

  /** A commit, which leads to all that is known of it. */
  static PageCell commit(Optional<String> commit) {
    return commit
        .map(
            sha ->
                new PageCell(
                    sha,
                    PageCell.link(
                            sha.substring(0, Math.min(8, sha.length())),
                            PageAddress.of("search").with("q", sha).toString())
                        .html(),
                    true))
        .orElseGet(PageCell::none);
  }

  /** How a run ended, or how it stands. */
  static String word(WorkflowRun run) {
    return run.conclusion().orElseGet(run::status);
  }

  static String page(WorkflowRun run) {
    return PageAddress.of("runs", Long.toString(run.id())).toString();
  }

  /** How long the latest attempt took, where both its ends are known. */
  static Optional<Long> seconds(WorkflowRun run) {
    return run.latest()
        .startedAt()
        .flatMap(
            start -> run.latest().endedAt().map(end -> Duration.between(start, end).toSeconds()))
        .filter(seconds -> seconds >= 0);
  }
}
