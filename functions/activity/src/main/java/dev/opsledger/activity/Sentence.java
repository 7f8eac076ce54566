package dev.opsledger.activity;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/** Says an event in English. */
final class Sentence {
  private Sentence() {}

  static String of(Event event) {
    JsonNode payload = event.payload();
    String deployment = "Deployment " + number(payload, "deploymentId");
    String project = text(payload, "projectName").orElse("project " + number(payload, "projectId"));
    return switch (event.name()) {
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
      default -> "%s happened.".formatted(event.name());
    };
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
