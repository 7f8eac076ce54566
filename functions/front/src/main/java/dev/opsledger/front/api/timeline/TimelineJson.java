package dev.opsledger.front.api.timeline;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.timeline.Entry;
import dev.opsledger.front.timeline.OncallCost;
import dev.opsledger.front.timeline.Timeline;
import io.micronaut.json.tree.JsonNode;
import java.util.Locale;

/** Timelines as JSON. */
final class TimelineJson {
  private TimelineJson() {}

  static JsonNode of(Timeline timeline) {
    return Json.object(
        "about", Json.object("kind", timeline.subject().kind(), "id", timeline.subject().id()),
        "since", timeline.span().since(),
        "until", timeline.span().until(),
        "projects", timeline.projects(),
        "entries", timeline.entries().stream().map(TimelineJson::entry).toList(),
        "cost", cost(timeline.cost()),
        "complete", timeline.gap().isEmpty(),
        "why", timeline.gap());
  }

  private static JsonNode entry(Entry entry) {
    return Json.object(
        "kind", entry.kind().name().toLowerCase(Locale.ROOT),
        "id", entry.fact().id(),
        "at", entry.at(),
        "seconds", entry.seconds(),
        "why", entry.why(),
        "title", entry.title(),
        "status", entry.status(),
        "project_id", entry.number("projectId"),
        "environment", entry.text("environment"),
        "repository", entry.repository(),
        "commit_sha", entry.text("commitSHA"),
        "service_id", entry.text("serviceId"),
        "deployment_id", entry.follows(),
        "resolved_at", entry.text("resolvedAt"),
        "interruptions", entry.number("interruptions"),
        "engaged_seconds", entry.number("engagedSeconds"));
  }

  private static JsonNode cost(OncallCost cost) {
    return Json.object(
        "incidents", cost.incidents(),
        "interruptions", cost.interruptions(),
        "engaged_seconds", cost.engagedSeconds(),
        "why", cost.why());
  }
}
