package dev.opsledger.front;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Facts as the contexts publish them. */
public final class Told {
  private Told() {}

  /** A run in one of its states. */
  public record Run(
      long id,
      String organization,
      long workflow,
      String commit,
      String status,
      Optional<String> conclusion,
      long attempt,
      Instant createdAt,
      long seconds) {
    /** The fact of this state. */
    public Fact fact(int version) {
      return new Fact(
          "ci",
          "run",
          Long.toString(id),
          version(version),
          createdAt,
          Json.object(
              "runId", id,
              "organization", organization,
              "repositoryId", workflow / 10,
              "repository", "repository-" + workflow / 10,
              "workflowId", workflow,
              "workflowName", "Workflow " + workflow,
              "branch", "main",
              "onDefaultBranch", true,
              "commitSHA", commit,
              "status", status,
              "conclusion", conclusion,
              "attempt", attempt,
              "createdAt", createdAt,
              "updatedAt", createdAt.plus(Duration.ofSeconds(seconds))));
    }

    boolean succeeded() {
      return conclusion.equals(Optional.of("success"));
    }

    boolean failed() {
      return conclusion.filter(c -> c.equals("failure") || c.equals("timed_out")).isPresent();
    }
  }

  /** A deployment. */
  public static Fact deployment(int version, long id, long project, String status, Instant at) {
    boolean ended = status.matches("done|failed|cancelled");
    return new Fact(
        "deployments",
        "deployment",
        Long.toString(id),
        version(version),
        at,
        Json.object(
            "projectId", project,
            "projectName", "Project " + project,
            "deploymentId", id,
            "commitSHA", Optional.empty(),
            "status", status,
            "createdAt", at,
            "changedAt", at,
            "endedAt", ended ? Optional.of(at) : Optional.empty()));
  }

  /** An incident. */
  public static Fact incident(int version, String id, String service, String status, Instant at) {
    return new Fact(
        "oncall",
        "incident",
        id,
        version(version),
        at,
        Json.object(
            "incidentId", id,
            "title", "Something is slow",
            "status", status,
            "serviceId", service,
            "serviceName", "Service " + service,
            "createdAt", at));
  }

  /** A repository's traffic of a day. */
  public static Fact visits(
      int version, String repository, LocalDate day, long views, long visitors) {
    return new Fact(
        "traffic",
        "visits",
        repository + "#" + day,
        version(version),
        day.atStartOfDay().toInstant(ZoneOffset.UTC),
        Json.object(
            "repositoryId", repository,
            "repository", "acme/" + repository,
            "date", day,
            "views", views,
            "visitors", visitors,
            "clones", views / 3,
            "final", true));
  }

  static Fact gist(int version, String id, Optional<Long> deal, String state, Instant at) {
    return new Fact(
        "gists",
        "gist",
        id,
        version(version),
        at,
        Json.object(
            "gistId", id,
            "user", "antomer",
            "url", "https://gist.github.com/antomer/" + id,
            "deal", state,
            "dealId", deal));
  }

  private static String version(int number) {
    return "%040d".formatted(number);
  }
}
