package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment of a project.
 *
 * @param id counts up from 1 without gaps
 * @param project its project, as it was at the latest transition
 * @param details what is deployed, and where to
 * @param createdAt when it was created, in whole milliseconds
 * @param deployedIn whole seconds from pending to done; empty until it is done, and where GitHub
 *     never said that it began
 * @param latest the latest transition
 * @param earlier the transitions that former writes brought, oldest first; of a deployment of a
 *     former version only those since then
 * @param gitHub what GitHub reported, empty for a deployment of this API
 * @param rollup the rollup in which it is counted, empty while it is in none
 */
public record Deployment(
    long id,
    ProjectRef project,
    DeploymentDetails details,
    Instant createdAt,
    Optional<Long> deployedIn,
    Transition latest,
    List<Transition> earlier,
    Optional<GitHubRecord> gitHub,
    Optional<String> rollup) {

  /** A new deployment, pending. */
  public static Deployment create(
      long id, ProjectRef project, DeploymentDetails details, Instant now, String by) {
    return new Deployment(
        id,
        project,
        details,
        now,
        Optional.empty(),
        Transition.first(now, Transition.Actor.API, Optional.of(by)),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The present status. */
  public Status status() {
    return latest.status();
  }

  /** The commit that is deployed. */
  public Optional<String> commitSha() {
    return details.commitSha();
  }

  /** The transitions that the latest write of the deployment brought; each becomes an event. */
  public List<Transition> news() {
    return gitHub.map(GitHubRecord::news).orElseGet(() -> List.of(latest));
  }

  /** Every transition that is known, oldest first. */
  public List<Transition> history() {
    return Stream.concat(earlier.stream(), news().stream()).toList();
  }

  /** This deployment after a transition to another status. */
  public Deployment become(Status next, Instant now, Transition.Actor actor, String by) {
    Transition transition = latest.next(next, now, actor, Optional.of(by));
    Optional<Long> seconds =
        next == Status.DONE
            ? Optional.of(Duration.between(createdAt, transition.at()).toSeconds())
            : Optional.empty();
    return new Deployment(
        id, project, details, createdAt, seconds, transition, history(), gitHub, rollup);
  }

  /** This deployment with the present name of its project. */
  public Deployment named(String projectName) {
    var renamed = new ProjectRef(project.id(), projectName, project.ownerId());
    return new Deployment(
        id, renamed, details, createdAt, deployedIn, latest, earlier, gitHub, rollup);
  }

  /** This deployment with a transition that assigns a URL to the project. */
  public Deployment assigning(String url) {
    return new Deployment(
        id,
        project,
        details,
        createdAt,
        deployedIn,
        latest.assigning(url),
        earlier,
        gitHub,
        rollup);
  }

  /** This deployment, counted in another rollup, or in none. */
  public Deployment countedIn(Optional<String> place) {
    return new Deployment(
        id, project, details, createdAt, deployedIn, latest, earlier, gitHub, place);
  }
}
