package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployments of a repository. */
public final class DeploymentRegister {
  private static final Comparator<RepositoryDeployment> NEWEST_FIRST =
      Comparator.comparing(RepositoryDeployment::createdAt)
          .thenComparingLong(RepositoryDeployment::id)
          .reversed();

  private final Repository repository;
  private final Map<Long, RepositoryDeployment> all = new LinkedHashMap<>();
  private int made;

  DeploymentRegister(Repository repository) {
    this.repository = repository;
  }

  private long nextId() {
    return repository.id() * 1_000_000 + ++made;
  }

  /** Adds a deployment, which has no status yet. */
  public synchronized RepositoryDeployment create(
      String sha, String environment, Account creator, Instant at) {
    return create(nextId(), sha, environment, creator, at);
  }

  /** Adds a deployment with this id, which has no status yet. */
  public synchronized RepositoryDeployment create(
      long id, String sha, String environment, Account creator, Instant at) {
    var deployment = new RepositoryDeployment(id, repository, sha, environment, creator, at);
    all.put(deployment.id(), deployment);
    return deployment;
  }

  /**
   * Adds a status, and as GitHub does, {@code inactive} to the earlier successful deployments of
   * the same environment unless that is production.
   */
  public synchronized RepositoryDeployment.Status report(
      RepositoryDeployment deployment, String state, String logUrl, Instant at) {
    var status = new RepositoryDeployment.Status(nextId(), state, at, deployment.creator(), logUrl);
    deployment.add(status);
    if (state.equals("success") && !deployment.environment().equals("production")) {
      all.values().stream()
          .filter(other -> other != deployment && other.is("success"))
          .filter(other -> other.environment().equals(deployment.environment()))
          .filter(other -> NEWEST_FIRST.compare(deployment, other) < 0)
          .forEach(
              other ->
                  other.add(
                      new RepositoryDeployment.Status(
                          nextId(), "inactive", at, deployment.creator(), "")));
    }
    return status;
  }

  /** Deletes a deployment. */
  public synchronized void delete(RepositoryDeployment deployment) {
    all.remove(deployment.id());
  }

  /** All deployments, newest first. */
  public synchronized List<RepositoryDeployment> all() {
    return all.values().stream().sorted(NEWEST_FIRST).toList();
  }

  /** The deployment with this id. */
  public synchronized Optional<RepositoryDeployment> find(long id) {
    return Optional.ofNullable(all.get(id));
  }
}
