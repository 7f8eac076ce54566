package dev.opsledger.front.domain;

import java.time.Instant;

/**
 * How a workflow does on its repository's default branch: whether the newest run that succeeded or
 * failed there failed, and since when it has been so.
 *
 * @param organization the owner's login
 * @param repository the repository's name, without its owner
 * @param workflow the workflow's id
 * @param name the workflow's name
 * @param broken whether the newest run failed
 * @param newest the newest run
 * @param first the first of the newest runs that all ended like the newest one
 */
public record BranchStatus(
    String organization,
    String repository,
    long workflow,
    String name,
    boolean broken,
    BranchRun newest,
    BranchRun first) {

  /** A run on a default branch that succeeded or failed, by the time of its creation. */
  public record BranchRun(long id, Instant createdAt) {
    boolean isBefore(BranchRun other) {
      int order = createdAt.compareTo(other.createdAt);
      return order < 0 || (order == 0 && id < other.id);
    }
  }

  /** The status after this status was known and another run is: runs may come in any order. */
  public BranchStatus after(BranchStatus stored) {
    if (newest.isBefore(stored.newest)) {
      return stored;
    }
    return broken == stored.broken ? since(stored.first) : this;
  }

  private BranchStatus since(BranchRun start) {
    return new BranchStatus(organization, repository, workflow, name, broken, newest, start);
  }

  /** The repository with its owner. */
  public String fullName() {
    return organization + "/" + repository;
  }
}
