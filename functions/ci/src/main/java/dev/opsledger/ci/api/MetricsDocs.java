package dev.opsledger.ci.api;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link MetricsApi}, for the API's document. */
@ApiDoc(value = MetricsApi.class, tag = "CI runs")
interface MetricsDocs {
  /** The media type of the file. */
  String CSV = Csv.TYPE;

  String JSON_OR_CSV = "application/json | " + Csv.TYPE;

  @ApiOperation(
      value = "The figures of CI over time",
      more =
          "Of a period and the one of the same length before it, and for each step: runs by"
              + " outcome, how long attempts took, how long jobs waited, time to pass, wasted time"
              + " and estimated cost, never an invoice; and which workflows are broken or flaky"
              + " now. A run counts on the day of its creation. since defaults to 29 days before"
              + " until. A period has at most 366 days, of single days at most 100. With Accept:"
              + " text/csv the answer is that of /metrics/ci.csv.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the figures",
            as = CiMetricsShown.class,
            type = JSON_OR_CSV,
            headers = "Vary"),
        @ApiResponse(
            status = 400,
            value = "org is missing, or a parameter is malformed",
            ask = "/metrics/ci?org=acme-rockets&since=yesterday"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there, or no runs of the repository are known",
            ask = "/metrics/ci?org=nobody")
      })
  void figures(
      @Schema(value = "the organization, in any letter case; required", example = "acme-rockets")
          String org,
      @Schema(value = "the only repository, by a name that it has or had", longest = 256)
          String repo,
      @Schema(
              value = "the only workflow, by GitHub's id",
              example = "1000052",
              pattern = "[1-9][0-9]{0,17}")
          String workflow,
      @Schema(
              value = "whether only runs on the default branch count",
              example = "default",
              values = {"default", "all"})
          String branch,
      @Schema(value = "the only event, such as push", pattern = "[A-Za-z0-9_]{1,50}") String event,
      @Schema(value = "the first day, in the server's time zone", format = "date") String since,
      @Schema(value = "the last day, today without it", format = "date") String until,
      @Schema(
              value = "the length of a step; by default one that makes some thirty steps",
              example = "week",
              values = {"day", "week", "month"})
          String by);

  @ApiOperation(
      value = "The figures of CI over time, as CSV",
      more = "A row for each step, for the period and for the one before it.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "ci.csv",
            type = CSV,
            headers = {"Content-Disposition", "Vary"}),
        @ApiResponse(
            status = 400,
            value = "org is missing, or a parameter is malformed",
            ask = "/metrics/ci.csv?org=acme-rockets&by=hour"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there, or no runs of the repository are known",
            ask = "/metrics/ci.csv?org=nobody")
      })
  void csv(
      @Schema(value = "the organization, in any letter case; required", example = "acme-rockets")
          String org,
      @Schema(value = "the only repository, by a name that it has or had", longest = 256)
          String repo,
      @Schema(
              value = "the only workflow, by GitHub's id",
              example = "1000052",
              pattern = "[1-9][0-9]{0,17}")
          String workflow,
      @Schema(
              value = "whether only runs on the default branch count",
              example = "default",
              values = {"default", "all"})
          String branch,
      @Schema(value = "the only event, such as push", pattern = "[A-Za-z0-9_]{1,50}") String event,
      @Schema(value = "the first day, in the server's time zone", format = "date") String since,
      @Schema(value = "the last day, today without it", format = "date") String until,
      @Schema(
              value = "the length of a step; by default one that makes some thirty steps",
              example = "week",
              values = {"day", "week", "month"})
          String by);

  @Schema("sure says how much of the data is known: all, some or none.")
  record CiMetricsShown(
      @Schema(example = "acme-rockets") String org,
      @Schema(nullable = true) String repo,
      @Schema(nullable = true) long workflow,
      @Schema(values = {"default", "all"}) String branch,
      @Schema(nullable = true) String event,
      @Schema(example = "UTC") String time_zone,
      @Schema(values = {"day", "week", "month"}) String by,
      @Schema(values = {"all", "some"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      CiPeriod period,
      @Schema("the period of the same length before it") CiPeriod before,
      CiPeriod[] steps,
      @Schema("whose latest result on the default branch is a failure")
          WorkflowThatIsBroken[] broken,
      @Schema("that passed and failed with the same commit within 14 days")
          WorkflowThatIsFlaky[] flaky) {}

  @Schema("The figures of some days.")
  record CiPeriod(
      @Schema(format = "date") String since,
      @Schema(format = "date") String until,
      RunOutcomes runs,
      @Schema(value = "failed among those that passed or failed", nullable = true, type = "number")
          double failure_rate,
      @Schema("completed attempts") long attempts,
      Reruns reruns,
      @Schema("of attempts, from start to end") DurationQuantiles duration,
      @Schema("of jobs, until a runner took them") WaitQuantiles queue,
      @Schema("of jobs that needed an approval") WaitQuantiles approval,
      @Schema("from the first run of a commit's workflow to its first success")
          DurationQuantiles time_to_pass,
      @Schema("of attempts that a later attempt of the same commit replaced") long wasted_seconds,
      RunnerCost cost) {}

  @Schema("Runs by the outcome of their latest attempt.")
  record RunOutcomes(
      long total,
      long open,
      long succeeded,
      long failed,
      long cancelled,
      long skipped,
      long neutral,
      long other) {}

  @Schema("Attempts after the first.")
  record Reruns(long failed, long passed) {}

  @Schema("Quantiles within five percent; null without durations.")
  record DurationQuantiles(
      long count,
      @Schema(nullable = true) long median_seconds,
      @Schema(nullable = true) long p90_seconds,
      @Schema(nullable = true) long p95_seconds) {}

  @Schema("Quantiles within five percent, as far as jobs are known.")
  record WaitQuantiles(
      long count,
      @Schema(nullable = true) long median_seconds,
      @Schema(nullable = true) long p90_seconds,
      @Schema(nullable = true) long p95_seconds,
      @Schema(values = {"all", "some", "none"}) String sure) {}

  @Schema("An estimate by the price table (CI_PRICES), never an invoice.")
  record RunnerCost(
      @Schema(type = "number") double estimated_usd,
      RunnerMinutes[] runners,
      @Schema(values = {"all", "some", "none"}) String sure) {}

  @Schema("Minutes of jobs, each job's rounded up.")
  record RunnerMinutes(
      @Schema(example = "linux") String runner,
      long minutes,
      @Schema(value = "null for a class without a price", nullable = true, type = "number")
          double usd) {}

  @Schema("A workflow whose latest result on the default branch is a failure.")
  record WorkflowThatIsBroken(
      String repo,
      @Schema("GitHub's id") String workflow,
      @Schema(nullable = true) String workflow_name,
      @Schema(value = "when the first failure ended", format = "date-time") String since,
      long seconds,
      long first_run,
      String commit,
      String actor,
      long latest_run) {}

  @Schema("A flaky workflow.")
  record WorkflowThatIsFlaky(
      String repo,
      @Schema("GitHub's id") String workflow,
      @Schema(nullable = true) String workflow_name,
      FlakyCommit[] commits) {}

  @Schema("A commit with which a workflow passed and failed.")
  record FlakyCommit(String commit, @Schema(format = "date-time") String at) {}
}
