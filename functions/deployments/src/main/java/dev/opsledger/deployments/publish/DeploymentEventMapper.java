package dev.opsledger.deployments.publish;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.OutboundMessage;
import dev.opsledger.core.outbox.PublisherSettings;
import dev.opsledger.core.outbox.RowChange;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.store.DeploymentRows;
import dev.opsledger.deployments.store.DeploymentsKeys;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Maps changed deployments and new projects to facts and events, and finished deployments to change
 * events.
 *
 * @param changes the URL of the queue of change events
 */
public record DeploymentEventMapper(PublisherSettings queues, String changes) {
  /** A deployment that was done longer ago when it becomes known is history. */
  private static final Duration NEWS_FOR = Duration.ofDays(1);

  /**
   * The messages of a row that is told again: with the events of all its transitions, and without
   * change events, which go to a vendor.
   */
  public List<OutboundMessage> again(RowChange change) {
    Row row = change.after().orElseThrow();
    if (!row.sk().equals(DeploymentsKeys.DEPLOYMENT)) {
      return of(change);
    }
    Deployment deployment = DeploymentRows.deployment(row);
    return messages(deployment, Announcement.again(deployment), version(deployment, change));
  }

  /** The messages of a change; none unless it is a deployment's or a project's row. */
  public List<OutboundMessage> of(RowChange change) {
    if (change.after().isEmpty()) {
      return List.of();
    }
    Row row = change.after().get();
    return switch (row.sk()) {
      case DeploymentsKeys.DEPLOYMENT -> {
        Deployment deployment = DeploymentRows.deployment(row);
        var messages =
            new ArrayList<>(
                messages(deployment, Announcement.of(deployment), version(deployment, change)));
        if (isNews(deployment, change.at())) {
          messages.add(changeEvent(deployment));
        }
        yield messages;
      }
      // The event source's filter passes projects only when they are new.
      case DeploymentsKeys.PROJECT -> of(DeploymentRows.project(row), change.version("1"));
      default -> List.of();
    };
  }

  private static String version(Deployment deployment, RowChange change) {
    return change.version("%019d".formatted(deployment.latest().revision()));
  }

  private List<OutboundMessage> messages(
      Deployment deployment, List<Announcement> announcements, String version) {
    var messages = new ArrayList<OutboundMessage>();
    announcements.forEach(each -> messages.add(message(each)));
    messages.add(fact(deployment, version).message(queues.facts()));
    return messages;
  }

  private List<OutboundMessage> of(Project project, String version) {
    JsonNode payload = Json.object("projectId", project.id(), "projectName", project.name());
    Fact fact =
        new Fact(
            "deployments",
            "project",
            Long.toString(project.id()),
            version,
            project.createdAt(),
            payload);
    return List.of(message(Announcement.ofProject(project.id())), fact.message(queues.facts()));
  }

  private static boolean isNews(Deployment deployment, Instant now) {
    return deployment.status() == Status.DONE
        && deployment.latest().at().plus(NEWS_FOR).isAfter(now);
  }

  private OutboundMessage changeEvent(Deployment deployment) {
    JsonNode body =
        Json.object(
            "deploymentId", deployment.id(),
            "projectId", deployment.project().id(),
            "projectName", deployment.project().name(),
            "commitSHA", deployment.commitSha(),
            "environment", deployment.details().environment(),
            "rollbackOf", deployment.details().rollbackOf(),
            "url", deployment.details().url(),
            "endedAt", deployment.latest().at());
    return OutboundMessage.loose(changes, "change-" + deployment.id(), Json.text(body));
  }

  private OutboundMessage message(Announcement announcement) {
    return OutboundMessage.inOrder(
        queues.activity(), announcement.group(), announcement.id(), announcement.body());
  }

  /** The present state of a deployment, dated by its end if it has ended. */
  private static Fact fact(Deployment deployment, String version) {
    Transition latest = deployment.latest();
    Optional<Instant> endedAt = Optional.of(latest.at()).filter(_ -> deployment.status().isFinal());
    JsonNode payload =
        Json.object(
            "projectId", deployment.project().id(),
            "projectName", deployment.project().name(),
            "deploymentId", deployment.id(),
            "commitSHA", deployment.commitSha(),
            "environment", deployment.details().environment(),
            "rollbackOf", deployment.details().rollbackOf(),
            "status", deployment.status().text(),
            "createdAt", deployment.createdAt(),
            "changedAt", latest.at(),
            "endedAt", endedAt);
    return new Fact(
        "deployments",
        "deployment",
        Long.toString(deployment.id()),
        version,
        endedAt.orElse(deployment.createdAt()),
        payload);
  }
}
