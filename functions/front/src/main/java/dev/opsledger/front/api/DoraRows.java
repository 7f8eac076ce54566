package dev.opsledger.front.api;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.dora.Figures.Failure;
import dev.opsledger.front.dora.Figures.Lead;
import dev.opsledger.front.dora.Outage;
import dev.opsledger.front.dora.Recovery;
import dev.opsledger.front.dora.Release;
import dev.opsledger.front.dora.Rework;
import dev.opsledger.front.dora.Rollback;
import io.micronaut.json.tree.JsonNode;

/** The rows of the DORA figures as JSON. */
final class DoraRows {
  private DoraRows() {}

  static JsonNode release(Release release) {
    return Json.object(
        "project_id", release.project(),
        "deployment_id", release.id(),
        "ended_at", release.at(),
        "commit_sha", release.commit());
  }

  static JsonNode lead(Lead lead) {
    return Json.object(
        "project_id", lead.release().project(),
        "deployment_id", lead.release().id(),
        "commit_sha", lead.release().commit(),
        "run_id", lead.commit().run(),
        "first_seen_at", lead.commit().at(),
        "seconds", lead.seconds());
  }

  static JsonNode failure(Failure failure) {
    return Json.object(
        "project_id", failure.release().project(),
        "deployment_id", failure.release().id(),
        "incident_id", failure.outage().id(),
        "service_id", failure.outage().service(),
        "seconds_after", failure.seconds());
  }

  static JsonNode restore(Failure failure) {
    return Json.object(
        "incident_id", failure.outage().id(),
        "deployment_id", failure.release().id(),
        "began_at", failure.outage().at(),
        "restored_at", failure.outage().restoredAt(),
        "seconds", failure.secondsToRestore());
  }

  static JsonNode recovery(Recovery recovery) {
    return Json.object(
        "project_id", recovery.failed().project(),
        "deployment_id", recovery.failed().id(),
        "ended_at", recovery.failed().at(),
        "incident_ids", recovery.outages().stream().map(Outage::id).toList(),
        "recovered_at", recovery.at(),
        "remedied_by", recovery.remedy().map(Release::id),
        "seconds", recovery.seconds());
  }

  static JsonNode rework(Rework rework) {
    return Json.object(
        "project_id", rework.release().project(),
        "deployment_id", rework.release().id(),
        "ended_at", rework.release().at(),
        "rollback_to", rework.rollback().map(Rollback::target),
        "incident_id", rework.outage().map(Outage::id));
  }

  static JsonNode rollback(Rollback rollback) {
    return Json.object(
        "project_id", rollback.release().project(),
        "deployment_id", rollback.release().id(),
        "ended_at", rollback.release().at(),
        "commit_sha", rollback.release().commit(),
        "rollback_to", rollback.target(),
        "failed_deployment_id", rollback.failed().map(Release::id),
        "asked_for", rollback.asked());
  }
}
