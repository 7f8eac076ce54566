package dev.opsledger.ci.api;

import dev.opsledger.ci.api.CiMetrics.Part;
import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.rollup.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of CI as CSV: a row for each step, for the period and for the one before it. */
final class MetricsCsv {
  private static final double[] SHARES = {0.5, 0.9, 0.95};
  private static final List<Histogram> HISTOGRAMS =
      List.of(RunCounts.DURATIONS, RunCounts.QUEUED, RunCounts.APPROVALS, RunCounts.TO_PASS);

  private MetricsCsv() {}

  static String of(CiMetrics.Result result) {
    var csv = new Csv(header().toArray(String[]::new));
    var rows = new ArrayList<List<String>>();
    result.steps().forEach(step -> rows.add(row("step", step, result.gap())));
    rows.add(row("period", result.whole(), result.gap()));
    rows.add(row("before", result.before(), result.gap()));
    csv.rows(rows);
    return csv.toString();
  }

  private static List<String> header() {
    var header = new ArrayList<>(List.of("row", "since", "until", "runs"));
    for (RunOutcome outcome : RunOutcome.values()) {
      header.add(outcome.name().toLowerCase(Locale.ROOT));
    }
    header.addAll(List.of("failure_rate", "attempts", "reruns_failed", "reruns_passed"));
    for (String name : List.of("duration", "queue", "approval", "time_to_pass")) {
      header.addAll(
          List.of(name + "_median_seconds", name + "_p90_seconds", name + "_p95_seconds"));
    }
    header.addAll(List.of("wasted_seconds", "minutes", "estimated_usd", "jobs_known"));
    header.addAll(List.of("cost_sure", "sure", "why"));
    return header;
  }

  private static List<String> row(String kind, Part part, Optional<String> gap) {
    CiFigures figures = part.figures();
    var cells = new ArrayList<String>();
    cells.add(kind);
    cells.add(part.period().since().toString());
    cells.add(part.period().until().toString());
    cells.add(Long.toString(figures.runs()));
    for (RunOutcome outcome : RunOutcome.values()) {
      cells.add(Long.toString(figures.runs(outcome)));
    }
    OptionalDouble rate = figures.failureRate();
    cells.add(rate.isPresent() ? String.format(Locale.ROOT, "%.4f", rate.getAsDouble()) : "");
    for (String count :
        List.of(RunCounts.ATTEMPTS, RunCounts.RERUNS_FAILED, RunCounts.RERUNS_PASSED)) {
      cells.add(Long.toString(figures.tally().count(count)));
    }
    for (Histogram histogram : HISTOGRAMS) {
      for (double share : SHARES) {
        OptionalDouble seconds = figures.quantile(histogram, share);
        cells.add(seconds.isPresent() ? Long.toString(Math.round(seconds.getAsDouble())) : "");
      }
    }
    cells.add(Long.toString(figures.tally().count(RunCounts.WASTED)));
    cost(figures, cells);
    cells.add(gap.isPresent() ? "some" : "all");
    cells.add(gap.orElse(""));
    return cells;
  }

  /** Without any job, cost is not zero but unknown. */
  private static void cost(CiFigures figures, List<String> cells) {
    String known = MetricsJson.knownJobs(figures);
    long minutes = figures.minutes().values().stream().mapToLong(Long::longValue).sum();
    boolean none = known.equals("none");
    cells.add(none ? "" : Long.toString(minutes));
    cells.add(none ? "" : MetricsJson.total(figures).toPlainString());
    cells.add(known);
    cells.add(MetricsJson.sureCost(figures));
  }
}
