package dev.opsledger.deployments.api;

import dev.opsledger.core.dynamo.OptimisticRetry;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.Transition.Actor;
import dev.opsledger.deployments.domain.AppUrls;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.SaltedHash;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Times;
import dev.opsledger.deployments.domain.Transition.Actor;
import dev.opsledger.deployments.store.DeploymentStore;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** What one can do with deployments, whoever else does something at the same time. */
public final class Deployments {
  /** What the builder shows. */
  private static final String APP_SECRET = "app_secret";

  private final DeploymentStore store;
  private final OptimisticRetry retry;
  private final AppUrls addresses;
  private final Clock clock;

  public Deployments(DeploymentStore store, OptimisticRetry retry, AppUrls addresses, Clock clock) {
    this.store = store;
    this.retry = retry;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Creates a deployment, or finds the one that this key created within a day.
   *
   * @param by who asks for it
   * @throws RequestException 404 when there is no such project, 422 when the key created another
   *     one
   */
  Deployment create(
      long projectId, Optional<String> commitSha, Optional<IdempotencyKey> repetition, String by) {
    return retry.settle(
        () -> {
          OptionalLong earlier =
              repetition.map(k -> store.createdWith(projectId, k)).orElse(OptionalLong.empty());
          if (earlier.isPresent()) {
            return store.find(earlier.getAsLong());
          }
          Project project = project(projectId);
          return store.create(project, commitSha, repetition, by);
        });
  }

  private Project project(long id) {
    return store
        .project(id)
        .orElseThrow(() -> RequestException.notFound("there is no such project"));
  }

  /**
   * Finds a deployment.
   *
   * @throws RequestException 404 when there is none
   */
  Deployment find(long id) {
    return store
        .find(id)
        .orElseThrow(() -> RequestException.notFound("there is no such deployment"));
  }

  /**
   * Cancels a deployment.
   *
   * @param by who asks for it
   * @throws RequestException 404 when there is none, 400 when it has ended
   */
  Deployment cancel(long id, String by) {
    return retry.settle(
        () -> {
          Deployment deployment = find(id);
          if (deployment.status().ended()) {
            throw RequestException.invalid(
                "the deployment is " + deployment.status().text() + " already");
          }
          Project project = project(deployment.project().id());
          return step(deployment, project, Status.CANCELLED, Actor.API, by);
        });
  }

  /**
   * Takes what the builder says of a deployment.
   *
   * @param secret what the caller gave as the project's secret
   * @throws RequestException 401 when it is another or there is no such deployment, 409 when the
   *     deployment cannot go there
   */
  Deployment report(long id, Status status, PresentedSecret secret) {
    Optional<Deployment> known = store.find(id);
    // Without a deployment, the same work is done in vain, so that no time tells the two apart.
    Optional<Project> project = store.project(known.map(d -> d.project().id()).orElse(0L));
    SaltedHash hash = project.map(Project::secret).orElse(SaltedHash.OF_NOBODY);
    if (!secret.matches(hash) || known.isEmpty()) {
      throw RequestException.unauthorized("this needs the app_secret of the deployment's project");
    }
    return retry.settle(() -> advance(find(id), status));
  }

  private Optional<Deployment> advance(Deployment deployment, Status status) {
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
    return step(deployment, project, status, Actor.WEBHOOK, APP_SECRET);
  }

  private Optional<Deployment> step(
      Deployment before, Project project, Status to, Actor actor, String by) {
    Deployment after = before.named(project.name()).become(to, Times.now(clock), actor, by);
    if (to == Status.DONE && project.url().isEmpty()) {
      after = after.assigning(addresses.random());
    }
    return store.change(before, after) ? Optional.of(after) : Optional.empty();
  }
}
