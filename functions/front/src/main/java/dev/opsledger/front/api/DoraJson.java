package dev.opsledger.front.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.dora.Confidence;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.Figures;
import dev.opsledger.front.dora.Release;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.OptionalDouble;

/** The DORA figures as JSON, each with the rows it was computed from and its confidence. */
final class DoraJson {
  private DoraJson() {}

  static JsonNode of(long project, DoraResult result, Duration failureWindow) {
    Figures figures = result.figures();
    return Json.object(
        "project_id", project,
        "environment", result.environment().name(),
        "since", figures.period().since(),
        "until", figures.period().until(),
        "services", result.services().stream().sorted().toList(),
        "failure_window_minutes", failureWindow.toMinutes(),
        "deployment_frequency", frequency(result),
        "lead_time", leadTime(result),
        "change_failure_rate", failureRate(result),
        "time_to_restore", timeToRestore(result));
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
        "rows", figures.releases().stream().map(DoraJson::release).toList());
  }

  private static JsonNode release(Release release) {
    return Json.object(
        "deployment_id", release.id(), "ended_at", release.at(), "commit_sha", release.commit());
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
        "rows", figures.leads().stream().map(DoraJson::lead).toList());
  }

  private static JsonNode lead(Figures.Lead lead) {
    return Json.object(
        "deployment_id", lead.release().id(),
        "commit_sha", lead.release().commit(),
        "run_id", lead.commit().run(),
        "first_seen_at", lead.commit().at(),
        "seconds", lead.seconds());
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
        "rows", figures.failures().stream().map(DoraJson::failure).toList());
  }

  private static JsonNode failure(Figures.Failure failure) {
    return Json.object(
        "deployment_id", failure.release().id(),
        "incident_id", failure.outage().id(),
        "service_id", failure.outage().service(),
        "seconds_after", failure.seconds());
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
        "rows", figures.failures().stream().map(DoraJson::restore).toList());
  }

  private static JsonNode restore(Figures.Failure failure) {
    return Json.object(
        "incident_id", failure.outage().id(),
        "deployment_id", failure.release().id(),
        "began_at", failure.outage().at(),
        "restored_at", failure.outage().restoredAt(),
        "seconds", failure.secondsToRestore());
  }

  private static Object value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
