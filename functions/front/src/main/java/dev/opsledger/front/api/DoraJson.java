package dev.opsledger.front.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.dora.Confidence;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.Figures;
import dev.opsledger.front.dora.Figures.Unplanned;
import dev.opsledger.front.dora.Step;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The DORA figures as JSON, each with the rows it was computed from and its confidence. */
final class DoraJson {
  private DoraJson() {}

  static JsonNode of(DoraResult result, Duration failureWindow, Optional<Step> step) {
    Figures figures = result.figures();
    List<Long> projects = result.scope().projects();
    return Json.object(
        "project_id", result.scope().team().isPresent() ? null : projects.getFirst(),
        "team", result.scope().team(),
        "projects", projects,
        "environment", result.environment().name(),
        "since", figures.period().since(),
        "until", figures.period().until(),
        "services", result.services().stream().sorted().toList(),
        "failure_window_minutes", failureWindow.toMinutes(),
        "deployment_frequency", frequency(result),
        "lead_time", leadTime(result),
        "change_failure_rate", failureRate(result),
        "time_to_restore", timeToRestore(result),
        "failed_deployment_recovery_time", recovery(result),
        "rework_rate", rework(result),
        "rollbacks", rollbacks(result),
        "by", step.map(Step::word),
        "steps", result.courses().steps().stream().map(each -> part(result, each)).toList(),
        "trend",
            result
                .courses()
                .trend()
                .map(weeks -> weeks.stream().map(each -> part(result, each)).toList()));
  }

  /** The figures of a part of time, without their rows. */
  private static JsonNode part(DoraResult result, Figures figures) {
    boolean served = !result.services().isEmpty();
    return Json.object(
        "since", figures.period().since(),
        "until", figures.period().until(),
        "deployments", figures.releases().size(),
        "settled", figures.settled(),
        "per_day", figures.releasesADay(),
        "lead_time_median_seconds", value(figures.leadTime()),
        "change_failure_rate", served ? value(figures.failureRate()) : null,
        "time_to_restore_median_seconds", value(figures.timeToRestore()),
        "failed_deployment_recovery_median_seconds", value(figures.unplanned().recoveryTime()),
        "rework_rate", value(figures.reworkRate()),
        "rollbacks", figures.unplanned().rollbacks().size());
  }

  private static JsonNode frequency(DoraResult result) {
    Figures figures = result.figures();
    Confidence confidence = Confidence.inFrequency(result);
    return Json.object(
        "per_day", figures.releasesADay(),
        "deployments", figures.releases().size(),
        "days", figures.period().days(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", figures.releases().stream().map(DoraRows::release).toList());
  }

  private static JsonNode leadTime(DoraResult result) {
    Figures figures = result.figures();
    Confidence confidence = Confidence.inLeadTime(result);
    return Json.object(
        "median_seconds", value(figures.leadTime()),
        "known", figures.leads().size(),
        "of", figures.distinctCommits(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", figures.leads().stream().map(DoraRows::lead).toList());
  }

  private static JsonNode failureRate(DoraResult result) {
    Figures figures = result.figures();
    Confidence confidence = Confidence.inFailureRate(result);
    return Json.object(
        "rate", result.services().isEmpty() ? null : value(figures.failureRate()),
        "failed", figures.failed(),
        "of", figures.releases().size(),
        "settled", figures.settled(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", figures.failures().stream().map(DoraRows::failure).toList());
  }

  private static JsonNode timeToRestore(DoraResult result) {
    Figures figures = result.figures();
    Confidence confidence = Confidence.inTimeToRestore(result);
    return Json.object(
        "median_seconds", value(figures.timeToRestore()),
        "restored", figures.restored(),
        "of", figures.failures().size(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", figures.failures().stream().map(DoraRows::restore).toList());
  }

  private static JsonNode recovery(DoraResult result) {
    Unplanned unplanned = result.figures().unplanned();
    Confidence confidence = Confidence.inRecovery(result);
    return Json.object(
        "median_seconds", value(unplanned.recoveryTime()),
        "recovered", unplanned.recovered(),
        "of", unplanned.recoveries().size(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", unplanned.recoveries().stream().map(DoraRows::recovery).toList());
  }

  private static JsonNode rework(DoraResult result) {
    Figures figures = result.figures();
    Confidence confidence = Confidence.inRework(result);
    return Json.object(
        "rate", value(figures.reworkRate()),
        "rework", figures.unplanned().reworks().size(),
        "of", figures.releases().size(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", figures.unplanned().reworks().stream().map(DoraRows::rework).toList());
  }

  private static JsonNode rollbacks(DoraResult result) {
    Unplanned unplanned = result.figures().unplanned();
    Confidence confidence = Confidence.inRollbacks(result);
    return Json.object(
        "rollbacks", unplanned.rollbacks().size(),
        "of", result.figures().releases().size(),
        "sure", confidence.level(),
        "why", confidence.reason(),
        "rows", unplanned.rollbacks().stream().map(DoraRows::rollback).toList());
  }

  private static Object value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
