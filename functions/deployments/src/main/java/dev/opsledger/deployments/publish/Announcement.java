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
 * A message to the event aggregator.
 *
 * @param group messages of a group are delivered in the order in which they are sent
 * @param id the same if the same thing is announced again
 * @param body JSON: {@code {"project": id}} for a new project, or an event with its key, name, time
 *     and payload
 */
record Announcement(String group, String id, String body) {
  /** Registers a new project with the aggregator. */
  static Announcement ofProject(long id) {
    String name = "project-" + id;
    return new Announcement(name, name, Json.text(Json.object("project", id)));
  }

  /** The events of what a write of a deployment brought, and of a URL that it assigned. */
  static List<Announcement> of(Deployment deployment) {
    return events(deployment, deployment.news());
  }

  /** The events of all writes of a deployment that are known, with the keys they had. */
  static List<Announcement> again(Deployment deployment) {
    return events(deployment, deployment.history());
  }

  /** A key counts the events of one write. */
  private static List<Announcement> events(Deployment deployment, List<Transition> transitions) {
    var announcements = new ArrayList<Announcement>();
    long revision = 0;
    int part = 0;
    for (Transition each : transitions) {
      part = each.revision() == revision ? part : 0;
      revision = each.revision();
      List<Object> payload = payload(deployment, each);
      announcements.add(event(deployment, each, part++, name(each), payload));
      if (each.assignedUrl().isPresent()) {
        List<Object> more = new ArrayList<>(payload);
        more.addAll(List.of("url", each.assignedUrl().get()));
        announcements.add(event(deployment, each, part++, "project.url_assigned", more));
      }
    }
    return announcements;
  }

  private static String name(Transition latest) {
    if (latest.from().isEmpty()) {
      return "deployment.created";
    }
    return latest.status() == Status.CANCELLED
        ? "deployment.cancelled"
        : "deployment.status_changed";
  }

  private static Announcement event(
      Deployment deployment, Transition told, int part, String name, List<Object> payload) {
    String key = "%016d-%04d-%d".formatted(deployment.id(), told.revision(), part);
    JsonNode body =
        Json.object(
            "key",
            key,
            "name",
            name,
            "occurredAt",
            told.at(),
            "payload",
            Json.object(payload.toArray()));
    return new Announcement("deployment-" + deployment.id(), key, Json.text(body));
  }

  private static List<Object> payload(Deployment deployment, Transition told) {
    return List.of(
        "projectId", deployment.project().id(),
        "projectName", deployment.project().name(),
        "ownerId", deployment.project().ownerId(),
        "deploymentId", deployment.id(),
        "commitSHA", deployment.commitSha(),
        "environment", deployment.details().environment(),
        "rollbackOf", deployment.details().rollbackOf(),
        "from", told.from().map(Status::text),
        "to", told.status().text(),
        "secondsInPrevious", told.secondsInPrevious(),
        "actor", told.actor().name().toLowerCase(Locale.ROOT),
        "by", told.by(),
        "occurredAt", told.at());
  }
}
