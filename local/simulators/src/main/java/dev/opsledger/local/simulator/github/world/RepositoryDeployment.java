package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A deployment of a commit, and the statuses that were added to it. */
public final class RepositoryDeployment {
  private final long id;
  private final Repository repository;
  private final String sha;
  private final String environment;
  private final Account creator;
  private final Instant createdAt;
  private final List<Status> statuses = new ArrayList<>();

  /**
   * A status, which is only ever added.
   *
   * @param state such as {@code in_progress}
   * @param logUrl where the log can be read; empty if nowhere
   */
  public record Status(long id, String state, Instant at, Account creator, String logUrl) {}

  RepositoryDeployment(
      long id,
      Repository repository,
      String sha,
      String environment,
      Account creator,
      Instant createdAt) {
    this.id = id;
    this.repository = repository;
    this.sha = sha;
    this.environment = environment;
    this.creator = creator;
    this.createdAt = createdAt;
  }

  /** The deployment's id. */
  public long id() {
    return id;
  }

  /** The repository of the commit. */
  public Repository repository() {
    return repository;
  }

  /** The commit. */
  public String sha() {
    return sha;
  }

  /** Where to. */
  public String environment() {
    return environment;
  }

  /** Who created it. */
  public Account creator() {
    return creator;
  }

  /** When it was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The statuses, newest first. */
  public synchronized List<Status> statuses() {
    return List.copyOf(statuses).reversed();
  }

  /** The time of the latest status, or of creation if there is none. */
  public synchronized Instant updatedAt() {
    return statuses.isEmpty() ? createdAt : statuses.getLast().at();
  }

  /** Whether its latest status is this one. */
  synchronized boolean is(String state) {
    return !statuses.isEmpty() && statuses.getLast().state().equals(state);
  }

  synchronized void add(Status status) {
    statuses.add(status);
  }
}
