package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A deployment of a project.
 *
 * @param id counts up from 1 without gaps
 * @param project its project, as it was at the latest transition
 * @param commitSha the commit that is deployed, empty if the caller gave none
 * @param createdAt when it was created, in whole milliseconds
 * @param deployedIn whole seconds from pending to done, empty until it is done
 * @param latest the latest transition
 */
public record Deployment(
    long id,
    ProjectRef project,
    Optional<String> commitSha,
    Instant createdAt,
    Optional<Long> deployedIn,
    Transition latest) {

  /** A new deployment, pending. */
  public static Deployment create(
      long id, ProjectRef project, Optional<String> commitSha, Instant now, String by) {
    return new Deployment(id, project, commitSha, now, Optional.empty(), Transition.first(now, by));
  }

  /** The present status. */
  public Status status() {
    return latest.status();
  }

  /** This deployment after a transition to another status. */
  public Deployment become(Status next, Instant now, Transition.Actor actor, String by) {
    Transition transition = latest.next(next, now, actor, by);
    Optional<Long> seconds =
        next == Status.DONE
            ? Optional.of(Duration.between(createdAt, transition.at()).toSeconds())
            : Optional.empty();
    return new Deployment(id, project, commitSha, createdAt, seconds, transition);
  }

  /** This deployment with the present name of its project. */
  public Deployment named(String projectName) {
    var renamed = new ProjectRef(project.id(), projectName, project.ownerId());
    return new Deployment(id, renamed, commitSha, createdAt, deployedIn, latest);
  }

  /** This deployment with a transition that assigns a URL to the project. */
  public Deployment assigning(String url) {
    return new Deployment(id, project, commitSha, createdAt, deployedIn, latest.assigning(url));
  }
}
