package dev.opsledger.ci.sync;

import static dev.opsledger.core.json.Json.child;
import static dev.opsledger.core.json.Json.number;
import static dev.opsledger.core.json.Json.text;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.domain.WorkflowRun;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads runs as GitHub sends them, in lists and webhooks, with whatever it leaves out or adds. */
final class RunParser {
  private RunParser() {}

  /**
   * Reads a run.
   *
   * @param fallback the repository to take where the run names none, or not all of it
   * @return empty when it lacks what makes it a run: an id, a time, a repository
   */
  static Optional<WorkflowRun> read(JsonNode json, Optional<Repository> fallback) {
    Optional<Repository> repository =
        repository(child(json, "repository"))
            .map(named -> fallback.map(named::completedBy).orElse(named))
            .or(() -> fallback);
    Optional<Long> id = number(json, "id").filter(n -> n > 0);
    Optional<Instant> createdAt = instant(json, "created_at");
    if (id.isEmpty() || createdAt.isEmpty() || repository.isEmpty()) {
      return Optional.empty();
    }
    String status = text(json, "status").orElse("completed");
    return Optional.of(
        new WorkflowRun(
            id.get(),
            new Workflow(number(json, "workflow_id"), text(json, "name"), text(json, "path")),
            repository.get(),
            status,
            text(json, "conclusion").filter(_ -> status.equals("completed")),
            text(json, "head_branch"),
            text(json, "head_sha"),
            createdAt.get(),
            number(json, "run_attempt").orElse(1L),
            instant(json, "updated_at").orElse(createdAt.get()),
            text(json, "display_title")));
  }

  /** Reads a repository; empty when it lacks an id, a name or an owner. */
  static Optional<Repository> repository(JsonNode json) {
    JsonNode owner = child(json, "owner");
    Optional<Long> id = number(json, "id");
    Optional<String> fullName = text(json, "full_name").filter(n -> n.contains("/"));
    Optional<String> login =
        text(owner, "login").or(() -> fullName.map(n -> n.substring(0, n.indexOf('/'))));
    Optional<String> name =
        text(json, "name").or(() -> fullName.map(n -> n.substring(n.indexOf('/') + 1)));
    if (id.isEmpty() || login.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repository(
            id.get(), name.get(), number(owner, "id"), login.get(), text(json, "default_branch")));
  }

  /** The time of a field, empty when it is missing or none. */
  static Optional<Instant> instant(JsonNode json, String field) {
    try {
      return text(json, field).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
