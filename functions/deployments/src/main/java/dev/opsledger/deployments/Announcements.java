package dev.opsledger.deployments;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Change;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.outbox.Parcel;
import dev.opsledger.core.outbox.TellingSettings;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a changed row has to tell; the event source's filter lets only some of them come here. */
record Announcements(TellingSettings queues) {
  /** Nothing when it is about neither a deployment nor a new project. */
  List<Parcel> of(Change change) {
    if (change.after().isEmpty()) {
      return List.of();
    }
    Row row = change.after().get();
    return switch (row.sk()) {
      case Keys.DEPLOYMENT -> {
        Deployment deployment = Rows.deployment(row);
        yield of(deployment, change.version("%019d".formatted(deployment.step().revision())));
      }
      // Told once, when it is new: nothing but its name and its id.
      case Keys.PROJECT -> of(Rows.project(row), change.version("1"));
      default -> List.of();
    };
  }

  private List<Parcel> of(Deployment deployment, String version) {
    var parcels = new ArrayList<Parcel>();
    Announcement.of(deployment).forEach(each -> parcels.add(parcel(each)));
    parcels.add(fact(deployment, version).parcel(queues.facts()));
    return parcels;
  }

  private List<Parcel> of(Project project, String version) {
    JsonNode payload = Json.object("projectId", project.id(), "projectName", project.name());
    Fact fact =
        new Fact(
            "deployments",
            "project",
            Long.toString(project.id()),
            version,
            project.createdAt(),
            payload);
    return List.of(parcel(Announcement.ofProject(project.id())), fact.parcel(queues.facts()));
  }

  private Parcel parcel(Announcement announcement) {
    return Parcel.inOrder(
        queues.activity(), announcement.group(), announcement.id(), announcement.body());
  }

  /** A deployment as it is now: of its end when it has ended. */
  private static Fact fact(Deployment deployment, String version) {
    Step step = deployment.step();
    Optional<Instant> endedAt = Optional.of(step.at()).filter(_ -> deployment.status().ended());
    JsonNode payload =
        Json.object(
            "projectId", deployment.project().id(),
            "projectName", deployment.project().name(),
            "deploymentId", deployment.id(),
            "commitSHA", deployment.commitSha(),
            "status", deployment.status().text(),
            "createdAt", deployment.createdAt(),
            "changedAt", step.at(),
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
