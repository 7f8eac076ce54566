package dev.opsledger.deployments.publish;

import dev.opsledger.core.json.Json;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message to the aggregator.
 *
 * @param group messages of a group are delivered in the order in which they are sent
 * @param id the same whenever the same thing is announced again
 * @param body JSON: either {@code {"project": id}} for one that is new, or an event with its name,
 *     its payload, when it occurred, and a key that orders and identifies it
 */
record Announcement(String group, String id, String body) {
  /** A new project, which the aggregator cannot know otherwise. */
  static Announcement ofProject(long id) {
    String name = "project-" + id;
    return new Announcement(name, name, Json.text(Json.object("project", id)));
  }

  /** What the latest step of a deployment has to tell: one event, or two when it gave a url. */
  static List<Announcement> of(Deployment deployment) {
    var announcements = new ArrayList<Announcement>();
    announcements.add(event(deployment, 0, name(deployment.step()), payload(deployment)));
    deployment
        .step()
        .assignedUrl()
        .ifPresent(
            url -> {
              List<Object> payload = new ArrayList<>(payload(deployment));
              payload.addAll(List.of("url", url));
              announcements.add(event(deployment, 1, "project.url_assigned", payload));
            });
    return announcements;
  }

  private static String name(Transition step) {
    if (step.from().isEmpty()) {
      return "deployment.created";
    }
    return step.status() == Status.CANCELLED ? "deployment.cancelled" : "deployment.status_changed";
  }

  private static Announcement event(
      Deployment deployment, int part, String name, List<Object> payload) {
    long revision = deployment.step().revision();
    String key = "%016d-%04d-%d".formatted(deployment.id(), revision, part);
    JsonNode body =
        Json.object(
            "key",
            key,
            "name",
            name,
            "occurredAt",
            deployment.step().at(),
            "payload",
            Json.object(payload.toArray()));
    return new Announcement("deployment-" + deployment.id(), key, Json.text(body));
  }

  private static List<Object> payload(Deployment deployment) {
    Transition step = deployment.step();
    return List.of(
        "projectId", deployment.project().id(),
        "projectName", deployment.project().name(),
        "ownerId", deployment.project().ownerId(),
        "deploymentId", deployment.id(),
        "commitSHA", deployment.commitSha(),
        "from", step.from().map(Status::text),
        "to", step.status().text(),
        "secondsInPrevious", step.secondsInPrevious(),
        "actor", step.actor().name().toLowerCase(Locale.ROOT),
        "by", step.by(),
        "occurredAt", step.at());
  }
}
