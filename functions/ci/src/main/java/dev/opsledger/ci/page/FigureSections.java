package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.page.FigureSet.Span;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.PageTiles;
import dev.opsledger.core.rollup.Histogram;
import java.util.Optional;

/**
 * The figures of a period beside the one before: at a glance, and each with its rows.
 *
 * @param set the figures
 * @param links where their rows are
 */
record FigureSections(FigureSet set, FigureLinks links) {
  /** The figures at a glance. */
  String tiles(Trouble trouble) {
    CiFigures now = set.whole().figures();
    CiFigures before = set.before().figures();
    return new PageTiles()
        .add("runs", links.page() + "#runs", "Runs", Html.number(now.runs()), was(before.runs()))
        .add(
            "failed",
            links.runs(OutcomeGroup.FAILED),
            "Failed",
            HtmlFormat.bad(now.runs(RunOutcome.FAILED)),
            was(before.runs(RunOutcome.FAILED)))
        .add(
            "failure-rate",
            links.runs(OutcomeGroup.FAILED),
            "Failure rate",
            FigureText.rate(now),
            "before: " + FigureText.rate(before))
        .add(
            "duration",
            links.runs(OutcomeGroup.COMPLETED),
            "Median duration",
            FigureText.median(now, RunCounts.DURATIONS),
            "before: " + FigureText.median(before, RunCounts.DURATIONS))
        .add(
            "queue",
            links.runs(OutcomeGroup.COMPLETED),
            "Median wait of jobs",
            FigureText.median(now, RunCounts.QUEUED),
            "before: " + FigureText.median(before, RunCounts.QUEUED))
        .add("broken", "#trouble", "Broken now", trouble.brokenCount(), "on default branches")
        .add("flaky", "#trouble", "Flaky now", trouble.flakyCount(), "passed and failed alike")
        .html();
  }

  private static String was(long number) {
    return "before: " + Html.number(number);
  }

  /** Every figure of the period and of the one before. */
  PageSection compared(Optional<String> gap) {
    var table =
        new PageTable(
            "figures",
            "The figures of these days, and of as many days before",
            "Figure",
            "These days",
            "Before",
            "Made from");
    table.row(
        PageCell.text("Runs"),
        PageCell.number(set.whole().figures().runs(), links.page() + "#runs"),
        PageCell.number(set.before().figures().runs(), links.page(set.before().period()) + "#runs"),
        PageCell.text("all"));
    for (RunOutcome each : RunOutcome.values()) {
      OutcomeGroup group = OutcomeGroup.of(each);
      table.row(
          PageCell.text(group.label()),
          runs(set.whole(), each, group),
          runs(set.before(), each, group),
          PageCell.text("runs"));
    }
    long results =
        set.whole().figures().runs(RunOutcome.FAILED)
            + set.whole().figures().runs(RunOutcome.SUCCEEDED);
    table.row(
        PageCell.text("Failure rate"),
        rate(set.whole()),
        rate(set.before()),
        PageCell.text(HtmlFormat.count(results, "result", "results")));
    times(table, "Duration", RunCounts.DURATIONS, "attempts");
    times(table, "Wait for a runner", RunCounts.QUEUED, "jobs");
    times(table, "Wait for an approval", RunCounts.APPROVALS, "jobs");
    times(table, "Time to pass", RunCounts.TO_PASS, "commits");
    table.row(
        PageCell.text("Wasted"),
        wasted(set.whole()),
        wasted(set.before()),
        PageCell.text("runs of several attempts"));
    table.row(
        PageCell.text("Estimated cost"),
        cost(set.whole()),
        cost(set.before()),
        PageCell.text(minutes(set.whole().figures())));
    var section = new PageSection("figures", "Figures").add(table);
    gap.ifPresent(why -> section.warn("Numbers may be too small: " + why + "."));
    if (set.whole().figures().tally().count(RunCounts.JOBS) == 0) {
      section.warn(
          "No job of these days was seen, so waits and costs are not known. Jobs are those that"
              + " GitHub's events told of: subscribe the App to the event workflow_job.");
    } else if (set.whole().figures().daysWithoutJobs()) {
      section.warn("On some of these days no job was seen: waits and costs lack them.");
    }
    return section.define(
        "A run counts on the day of its creation, by the outcome of its latest attempt. Failure"
            + " rate: failed of those that passed or failed. Duration: of attempts, from start to"
            + " end. Wait: of a job, until a runner took it. Time to pass: from the first run of a"
            + " commit's workflow to its first success. Wasted: time of attempts whose result a"
            + " later attempt of the same commit replaced. Cost: minutes of jobs, each rounded up,"
            + " by the price table; it is no invoice. Percentiles are within 5 %.");
  }

  private PageCell runs(Span span, RunOutcome outcome, OutcomeGroup group) {
    long number = span.figures().runs(outcome);
    String rows = links.runs(span.period(), group);
    return outcome == RunOutcome.FAILED
        ? PageCell.bad(number, rows)
        : PageCell.number(number, rows);
  }

  private PageCell rate(Span span) {
    var rate = span.figures().failureRate();
    return rate.isPresent()
        ? PageCell.share(rate.getAsDouble()).to(links.runs(span.period(), OutcomeGroup.FAILED))
        : PageCell.none();
  }

  private void times(PageTable table, String name, Histogram histogram, String rows) {
    long count = set.whole().figures().count(histogram);
    if (count == 0 && set.before().figures().count(histogram) == 0) {
      return;
    }
    String of = Html.number(count) + " " + rows;
    time(table, name + ", median", histogram, FigureText.MEDIAN, of);
    time(table, name + ", 90th percentile", histogram, FigureText.P90, of);
    time(table, name + ", 95th percentile", histogram, FigureText.P95, of);
  }

  private void time(PageTable table, String name, Histogram histogram, double share, String of) {
    table.row(
        PageCell.text(name),
        time(set.whole(), histogram, share),
        time(set.before(), histogram, share),
        PageCell.text(of));
  }

  private PageCell time(Span span, Histogram histogram, double share) {
    return FigureText.seconds(span.figures(), histogram, share)
        .map(s -> PageCell.seconds(s).to(links.runs(span.period(), OutcomeGroup.COMPLETED)))
        .orElseGet(PageCell::none);
  }

  private PageCell wasted(Span span) {
    return PageCell.seconds(span.figures().tally().count(RunCounts.WASTED))
        .to(links.runs(span.period(), OutcomeGroup.RERUN));
  }

  private PageCell cost(Span span) {
    return span.figures().tally().count(RunCounts.JOBS) == 0
        ? PageCell.none()
        : PageCell.dollars(FigureText.cost(span.figures()))
            .to(links.runs(span.period(), OutcomeGroup.COMPLETED));
  }

  private static String minutes(CiFigures figures) {
    long minutes = figures.minutes().values().stream().mapToLong(Long::longValue).sum();
    return HtmlFormat.count(minutes, "minute", "minutes");
  }
}
