package dev.opsledger.ci.api;

import dev.opsledger.ci.api.CiMetrics.Part;
import dev.opsledger.ci.domain.count.CiFigures;
import dev.opsledger.ci.domain.count.RunCounts;
import dev.opsledger.ci.domain.count.RunOutcome;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.domain.count.WorkflowState.Broken;
import dev.opsledger.ci.domain.count.WorkflowState.Result;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.rollup.Histogram;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of CI as JSON. */
final class MetricsJson {
  private static final double MEDIAN = 0.5;
  private static final double P90 = 0.9;
  private static final double P95 = 0.95;

  private MetricsJson() {}

  static JsonNode of(CiMetrics.Result result, String zone, Instant now) {
    MetricsRequest request = result.request();
    return Json.object(
        "org", result.owner().login(),
        "repo", request.repository(),
        "workflow", request.workflowId(),
        "branch", request.defaultOnly() ? "default" : "all",
        "event", request.eventName(),
        "time_zone", zone,
        "by", result.by().name().toLowerCase(Locale.ROOT),
        "sure", result.gap().isPresent() ? "some" : "all",
        "why", result.gap(),
        "period", part(result.whole()),
        "before", part(result.before()),
        "steps", result.steps().stream().map(MetricsJson::part).toList(),
        "broken", broken(result.troubled(), now),
        "flaky", flaky(result.troubled()));
  }

  private static JsonNode part(Part part) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("since", part.period().since().toString());
    fields.put("until", part.period().until().toString());
    fields.putAll(figures(part.figures()));
    return Json.node(fields);
  }

  private static Map<String, Object> figures(CiFigures figures) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("runs", runs(figures));
    fields.put("failure_rate", value(figures.failureRate()));
    fields.put("attempts", figures.tally().count(RunCounts.ATTEMPTS));
    fields.put(
        "reruns",
        Json.object(
            "failed", figures.tally().count(RunCounts.RERUNS_FAILED),
            "passed", figures.tally().count(RunCounts.RERUNS_PASSED)));
    fields.put("duration", quantiles(figures, RunCounts.DURATIONS));
    fields.put("queue", jobs(figures, RunCounts.QUEUED));
    fields.put("approval", jobs(figures, RunCounts.APPROVALS));
    fields.put("time_to_pass", quantiles(figures, RunCounts.TO_PASS));
    fields.put("wasted_seconds", figures.tally().count(RunCounts.WASTED));
    fields.put("cost", cost(figures));
    return fields;
  }

  private static JsonNode runs(CiFigures figures) {
    return Json.object(
        "total", figures.runs(),
        "open", figures.runs(RunOutcome.OPEN),
        "succeeded", figures.runs(RunOutcome.SUCCEEDED),
        "failed", figures.runs(RunOutcome.FAILED),
        "cancelled", figures.runs(RunOutcome.CANCELLED),
        "skipped", figures.runs(RunOutcome.SKIPPED),
        "neutral", figures.runs(RunOutcome.NEUTRAL),
        "other", figures.runs(RunOutcome.OTHER));
  }

  private static JsonNode quantiles(CiFigures figures, Histogram histogram) {
    return Json.object(
        "count", figures.count(histogram),
        "median_seconds", rounded(figures.quantile(histogram, MEDIAN)),
        "p90_seconds", rounded(figures.quantile(histogram, P90)),
        "p95_seconds", rounded(figures.quantile(histogram, P95)));
  }

  private static JsonNode jobs(CiFigures figures, Histogram histogram) {
    return Json.object(
        "count", figures.count(histogram),
        "median_seconds", rounded(figures.quantile(histogram, MEDIAN)),
        "p90_seconds", rounded(figures.quantile(histogram, P90)),
        "p95_seconds", rounded(figures.quantile(histogram, P95)),
        "sure", knownJobs(figures));
  }

  /** How much is known of jobs: none where no job was seen, which is not a time of zero. */
  static String knownJobs(CiFigures figures) {
    if (figures.tally().count(RunCounts.JOBS) == 0) {
      return "none";
    }
    return figures.daysWithoutJobs() ? "some" : "all";
  }

  private static JsonNode cost(CiFigures figures) {
    List<JsonNode> runners = new ArrayList<>();
    figures
        .minutes()
        .forEach(
            (runner, minutes) ->
                runners.add(
                    Json.object(
                        "runner", runner,
                        "minutes", minutes,
                        "usd", number(figures.cost().get(runner)))));
    return Json.object(
        "estimated_usd", number(total(figures)), "runners", runners, "sure", sureCost(figures));
  }

  /** Minutes of a class of runner without a price are in no sum. */
  static String sureCost(CiFigures figures) {
    boolean priced = figures.cost().keySet().containsAll(figures.minutes().keySet());
    return priced || knownJobs(figures).equals("none") ? knownJobs(figures) : "some";
  }

  static BigDecimal total(CiFigures figures) {
    return figures.cost().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<JsonNode> broken(List<WorkflowState> states, Instant now) {
    List<JsonNode> broken = new ArrayList<>();
    for (WorkflowState state : states) {
      state.broken().ifPresent(series -> broken.add(broken(state, series, now)));
    }
    return broken;
  }

  private static JsonNode broken(WorkflowState state, Broken series, Instant now) {
    Result first = series.first();
    return Json.object(
        "repo", state.name().repositoryName(),
        "workflow", state.name().workflow(),
        "workflow_name", state.name().workflowName(),
        "since", first.ended(),
        "seconds", Math.max(0, Duration.between(first.ended(), now).toSeconds()),
        "first_run", first.run(),
        "commit", first.commit(),
        "actor", first.actor(),
        "latest_run", series.latest().run());
  }

  private static List<JsonNode> flaky(List<WorkflowState> states) {
    return states.stream()
        .filter(state -> !state.flaky().isEmpty())
        .map(
            state ->
                Json.object(
                    "repo", state.name().repositoryName(),
                    "workflow", state.name().workflow(),
                    "workflow_name", state.name().workflowName(),
                    "commits",
                        state.flaky().stream()
                            .map(each -> Json.object("commit", each.commit(), "at", each.at()))
                            .toList()))
        .toList();
  }

  private static Object value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static Object rounded(OptionalDouble seconds) {
    return seconds.isPresent() ? Math.round(seconds.getAsDouble()) : null;
  }

  private static Object number(BigDecimal amount) {
    return amount == null ? null : amount.doubleValue();
  }
}
