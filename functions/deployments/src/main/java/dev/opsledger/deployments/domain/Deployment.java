package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A deployment of a project.
 *
 * @param id 1 for the first of all, without gaps
 * @param project whose deployment it is, as it was at the last step
 * @param commitSha what is deployed, where the caller said so
 * @param createdAt when it was created, in whole milliseconds
 * @param deployedIn whole seconds from pending to done, empty until it is done
 * @param step what happened last
 */
public record Deployment(
    long id,
    ProjectRef project,
    Optional<String> commitSha,
    Instant createdAt,
    Optional<Long> deployedIn,
    Transition step) {

  public static Deployment create(
      long id, ProjectRef project, Optional<String> commitSha, Instant now, String by) {
    return new Deployment(id, project, commitSha, now, Optional.empty(), Transition.first(now, by));
  }

  public Status status() {
    return step.status();
  }

  /** This deployment, a step further. */
  public Deployment become(Status next, Instant now, Transition.Actor actor, String by) {
    Transition then = step.next(next, now, actor, by);
    Optional<Long> seconds =
        next == Status.DONE
            ? Optional.of(Duration.between(createdAt, then.at()).toSeconds())
            : Optional.empty();
    return new Deployment(id, project, commitSha, createdAt, seconds, then);
  }

  public Deployment named(String projectName) {
    var renamed = new ProjectRef(project.id(), projectName, project.ownerId());
    return new Deployment(id, renamed, commitSha, createdAt, deployedIn, step);
  }

  public Deployment assigning(String url) {
    return new Deployment(id, project, commitSha, createdAt, deployedIn, step.assigning(url));
  }
}
