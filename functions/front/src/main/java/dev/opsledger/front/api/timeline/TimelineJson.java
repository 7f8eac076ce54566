package dev.opsledger.front.api.timeline;

import dev.opsledger.core.json.Json;
import dev.opsledger.front.timeline.Entry;
import dev.opsledger.front.timeline.Entry.Kind;
import dev.opsledger.front.timeline.Timeline;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Timelines as JSON. */
final class TimelineJson {
  private static final String UNKNOWN =
      "the on-call cost of an incident is not known until on-call tells it";

  private TimelineJson() {}

  static JsonNode of(Timeline timeline) {
    return Json.object(
        "about", Json.object("kind", timeline.subject().kind(), "id", timeline.subject().id()),
        "since", timeline.span().since(),
        "until", timeline.span().until(),
        "projects", timeline.projects(),
        "entries", timeline.entries().stream().map(TimelineJson::entry).toList(),
        "cost", cost(timeline.entries()),
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
        "title", title(entry),
        "status", status(entry),
        "project_id", entry.number("projectId"),
        "environment", entry.text("environment"),
        "repository", repository(entry),
        "commit_sha", entry.text("commitSHA"),
        "service_id", entry.text("serviceId"),
        "deployment_id", entry.follows(),
        "resolved_at", entry.text("resolvedAt"),
        "interruptions", entry.number("interruptions"),
        "engaged_seconds", entry.number("engagedSeconds"));
  }

  private static Optional<String> title(Entry entry) {
    return switch (entry.kind()) {
      case DEPLOYMENT -> entry.text("projectName");
      case RUN -> entry.text("workflowName");
      case INCIDENT -> entry.text("title");
      case TRAFFIC -> entry.number("views").map("%d views"::formatted);
    };
  }

  private static Optional<String> status(Entry entry) {
    return entry.kind() == Kind.RUN
        ? entry.text("conclusion").or(() -> entry.text("status"))
        : entry.text("status");
  }

  private static Optional<String> repository(Entry entry) {
    Optional<String> name = entry.text("repository");
    return entry.kind() == Kind.RUN
        ? name.map(text -> entry.text("organization").map(o -> o + "/" + text).orElse(text))
        : name;
  }

  /** What the incidents cost those on call; unknown as soon as it is unknown of one. */
  private static JsonNode cost(List<Entry> entries) {
    List<Entry> incidents =
        entries.stream().filter(entry -> entry.kind() == Kind.INCIDENT).toList();
    Optional<Long> interruptions = sum(incidents, "interruptions");
    Optional<Long> engaged = sum(incidents, "engagedSeconds");
    boolean known = interruptions.isPresent() && engaged.isPresent();
    return Json.object(
        "incidents",
        incidents.size(),
        "interruptions",
        interruptions,
        "engaged_seconds",
        engaged,
        "why",
        known ? null : UNKNOWN);
  }

  private static Optional<Long> sum(List<Entry> incidents, String field) {
    return incidents.stream().allMatch(each -> each.number(field).isPresent())
        ? Optional.of(incidents.stream().mapToLong(each -> each.number(field).get()).sum())
        : Optional.empty();
  }
}
