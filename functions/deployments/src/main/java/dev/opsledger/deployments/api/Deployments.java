package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.domain.AppUrls;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Times;
import dev.opsledger.deployments.domain.Transition.Actor;
import dev.opsledger.deployments.store.DeploymentStore;
import dev.opsledger.deployments.store.DeploymentStore.NextPlace;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Creates, reads and changes deployments; concurrent changes are retried. */
public final class Deployments {
  /** The name of the webhook's credential, stored as the cause of a transition. */
  static final String APP_SECRET = "app_secret";

  private final DeploymentStore store;
  private final AppSecrets secrets;
  private final AppUrls urls;
  private final Clock clock;

  public Deployments(DeploymentStore store, AppSecrets secrets, AppUrls urls, Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.urls = urls;
    this.clock = clock;
  }

  /**
   * Creates a deployment or returns the one that this key created within a day.
   *
   * @param by the caller
   * @throws RequestException 404 if there is no such project, 400 if it has no deployment to roll
   *     back to, 422 if the key was used by a different request
   */
  Deployment create(long projectId, CreationRequest request, String by) {
    Optional<IdempotencyKey> idempotencyKey = request.idempotencyKey();
    return store.settleCreation(
        () -> {
          OptionalLong earlier =
              idempotencyKey.map(k -> store.createdWith(projectId, k)).orElse(OptionalLong.empty());
          if (earlier.isPresent()) {
            return store.find(earlier.getAsLong());
          }
          NextPlace place = store.next(projectId).orElseThrow(Deployments::noProject);
          return store.create(place, details(projectId, request), idempotencyKey, by);
        });
  }

  private DeploymentDetails details(long projectId, CreationRequest request) {
    return request
        .rollbackTo()
        .map(
            target ->
                store
                    .find(target)
                    .filter(deployment -> deployment.project().id() == projectId)
                    .orElseThrow(
                        () ->
                            RequestException.invalid(
                                "rollbackTo must be the id of a deployment of this project")))
        .map(request::rollback)
        .orElseGet(request::details);
  }

  private Project project(long id) {
    return store.project(id).orElseThrow(Deployments::noProject);
  }

  private static RequestException noProject() {
    return RequestException.notFound("there is no such project");
  }

  /**
   * Finds a deployment.
   *
   * @throws RequestException 404 if there is none
   */
  Deployment find(long id) {
    return store
        .find(id)
        .orElseThrow(() -> RequestException.notFound("there is no such deployment"));
  }

  /**
   * Cancels a deployment.
   *
   * @param by the caller
   * @throws RequestException 404 if there is none, 400 if it has ended or GitHub records it
   */
  Deployment cancel(long id, String by) {
    return store.settle(
        () -> {
          Deployment deployment = find(id);
          if (deployment.gitHub().isPresent()) {
            throw RequestException.invalid(
                "the deployment is recorded by GitHub and cannot be cancelled here");
          }
          if (deployment.status().isFinal()) {
            throw RequestException.invalid(
                "the deployment is already " + deployment.status().text());
          }
          Project project = project(deployment.project().id());
          return change(deployment, project, Status.CANCELLED, Actor.API, by);
        });
  }

  /**
   * Changes a deployment to the status that the builder reports.
   *
   * @return empty if the secret is wrong or there is no such deployment
   * @throws RequestException 409 if the deployment cannot change to the status
   */
  Optional<Deployment> report(long id, Status status, PresentedSecret secret) {
    Optional<Deployment> known = store.find(id);
    // Without a deployment the same work is done, so that timing does not reveal which ids exist.
    long projectId = known.map(d -> d.project().id()).orElse(0L);
    Optional<Project> project = store.project(projectId);
    String given = secret.text().orElse("");
    if (!secrets.matches(projectId, project.map(Project::secret), given) || known.isEmpty()) {
      return Optional.empty();
    }
    renew(project.orElseThrow(), given);
    return Optional.of(store.settle(() -> advance(find(id), status)));
  }

  /** Stores the secret's hash anew if it was made with a former key or in a former way. */
  private void renew(Project project, String secret) {
    if (!secrets.isCurrent(project.secret())) {
      store.renew(project, secrets.hash(project.id(), secret));
    }
  }

  private Optional<Deployment> advance(Deployment deployment, Status status) {
    if (deployment.gitHub().isPresent()) {
      throw new RequestException(
          RequestException.Kind.CONFLICT, "GitHub reports the statuses of this deployment");
    }
    if (deployment.status() == status) {
      return Optional.of(deployment);
    }
    if (!deployment.status().mayBecome(status)) {
      throw new RequestException(
          RequestException.Kind.CONFLICT,
          "a deployment that is %s cannot become %s"
              .formatted(deployment.status().text(), status.text()));
    }
    Project project = project(deployment.project().id());
    return change(deployment, project, status, Actor.WEBHOOK, APP_SECRET);
  }

  private Optional<Deployment> change(
      Deployment before, Project project, Status to, Actor actor, String by) {
    Deployment after = before.named(project.name()).become(to, Times.now(clock), actor, by);
    if (to == Status.DONE && project.url().isEmpty()) {
      after = after.assigning(urls.random());
    }
    return store.change(before, after) ? Optional.of(after) : Optional.empty();
  }
}
