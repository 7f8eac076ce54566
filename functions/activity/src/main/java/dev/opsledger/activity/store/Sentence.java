package dev.opsledger.activity.store;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes an event in an English sentence. */
public final class Sentence {
  /** So many names are told; of more their number. */
  private static final int SHOWN_NAMES = 5;

  private Sentence() {}

  /** The sentence of an event. */
  public static String of(String name, JsonNode payload) {
    String deployment = "Deployment " + number(payload, "deploymentId");
    String project = text(payload, "projectName").orElse("project " + number(payload, "projectId"));
    return switch (name) {
      case "deployment.created" ->
          "%s of %s was created%s."
              .formatted(
                  deployment,
                  project,
                  text(payload, "commitSHA").map(sha -> " for commit " + sha).orElse(""));
      case "deployment.status_changed" ->
          "%s of %s went from %s to %s%s."
              .formatted(
                  deployment,
                  project,
                  status(payload, "from"),
                  status(payload, "to"),
                  after(payload));
      case "deployment.cancelled" ->
          "%s of %s was cancelled while %s%s."
              .formatted(deployment, project, status(payload, "from"), after(payload));
      case "project.url_assigned" ->
          "%s got its address %s.".formatted(project, text(payload, "url").orElse("(unknown)"));
      case "run.failed" ->
          "%s failed on %s of %s/%s%s."
              .formatted(
                  text(payload, "workflowName").orElse("A workflow"),
                  text(payload, "branch").orElse("the default branch"),
                  text(payload, "organization").orElse("(unknown)"),
                  text(payload, "repository").orElse("(unknown)"),
                  attempt(payload));
      case "incident.triggered", "incident.acknowledged", "incident.resolved" ->
          "%s%s was %s: %s."
              .formatted(
                  Json.number(payload, "number").map(n -> "Incident " + n).orElse("An incident"),
                  text(payload, "serviceName").map(service -> " of " + service).orElse(""),
                  name.substring("incident.".length()),
                  text(payload, "title").map(Sentence::withoutStop).orElse("(no title)"));
      case "gist.found" ->
          "%s published the gist %s."
              .formatted(
                  text(payload, "user").orElse("Somebody"),
                  text(payload, "gistId").orElse("(unknown)"));
      case "deal.made" ->
          "The gist %s of %s became deal %s."
              .formatted(
                  text(payload, "gistId").orElse("(unknown)"),
                  text(payload, "user").orElse("somebody"),
                  number(payload, "dealId"));
      case "traffic.record" ->
          "%s had %s views on %s, more than on any of the %s days before."
              .formatted(
                  text(payload, "repository").orElse("A repository"),
                  number(payload, "views"),
                  text(payload, "date").orElse("a day"),
                  number(payload, "days"));
      case "identity.changed" ->
          "%s changed what belongs together%s."
              .formatted(text(payload, "by").orElse("Somebody"), changes(payload));
      default -> "%s happened.".formatted(name);
    };
  }

  /** What was added, changed and removed, such as {@code : added shop; removed web and api}. */
  private static String changes(JsonNode payload) {
    String list =
        Stream.of("added", "changed", "removed")
            .map(
                kind -> {
                  var names =
                      Json.elements(payload, kind).stream().map(JsonNode::getStringValue).toList();
                  return names.isEmpty() ? "" : kind + " " + some(names);
                })
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return list.isEmpty() ? "" : ": " + list;
  }

  private static String some(List<String> names) {
    return names.size() <= SHOWN_NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, SHOWN_NAMES))
            + " and %d more".formatted(names.size() - SHOWN_NAMES);
  }

  private static String attempt(JsonNode payload) {
    return Json.number(payload, "attempt")
        .filter(attempt -> attempt > 1)
        .map(attempt -> " in attempt " + attempt)
        .orElse("");
  }

  /** Drops the full stop of a title: the sentence ends with its own. */
  private static String withoutStop(String title) {
    return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
  }

  private static String after(JsonNode payload) {
    return Json.number(payload, "secondsInPrevious")
        .map(seconds -> " after %d second%s".formatted(seconds, seconds == 1 ? "" : "s"))
        .orElse("");
  }

  private static String status(JsonNode payload, String field) {
    return text(payload, field).orElse("an unknown status");
  }

  private static String number(JsonNode payload, String field) {
    return Json.number(payload, field).map(String::valueOf).orElse("(unknown)");
  }

  private static Optional<String> text(JsonNode payload, String field) {
    return Json.text(payload, field);
  }
}
