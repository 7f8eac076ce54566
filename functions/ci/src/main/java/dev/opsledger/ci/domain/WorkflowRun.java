package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of a workflow, as of its latest attempt.
 *
 * @param id GitHub's id, the same for all attempts
 * @param workflow the workflow it is a run of
 * @param repository where it ran
 * @param status {@code queued}, {@code in_progress}, {@code completed} or whatever GitHub adds
 * @param conclusion how it ended; empty until it is completed
 * @param branch the head branch, empty where GitHub leaves it out
 * @param commitSha the head commit
 * @param createdAt when its first attempt was created
 * @param attempt 1 for the first attempt, one more for each re-run
 * @param updatedAt when GitHub last changed it
 * @param title its title on GitHub, empty in old runs
 */
public record WorkflowRun(
    long id,
    Workflow workflow,
    Repository repository,
    String status,
    Optional<String> conclusion,
    Optional<String> branch,
    Optional<String> commitSha,
    Instant createdAt,
    long attempt,
    Instant updatedAt,
    Optional<String> title) {

  /**
   * The workflow of a run.
   *
   * @param id GitHub's id
   * @param name its name, empty where GitHub leaves it out
   * @param path its file, empty in old runs
   */
  public record Workflow(Optional<Long> id, Optional<String> name, Optional<String> path) {}

  /**
   * The repository of a run.
   *
   * @param id GitHub's id, which renames and transfers do not change
   * @param name its name without the owner's
   * @param ownerId the owner's id, empty where GitHub leaves it out
   * @param ownerName the owner's login
   * @param defaultBranch empty where GitHub leaves it out, as it does inside a run
   */
  public record Repository(
      long id,
      String name,
      Optional<Long> ownerId,
      String ownerName,
      Optional<String> defaultBranch) {
    /**
     * Takes the owner's id from another description of the same repository, and the default branch
     * if this one has none.
     */
    public Repository completedBy(Repository other) {
      return new Repository(
          id,
          name,
          other.ownerId.or(() -> ownerId),
          ownerName,
          defaultBranch.or(other::defaultBranch));
    }

    /** Replaces the owner's id, if an account is given. */
    public Repository ownedBy(Optional<Long> account) {
      return new Repository(id, name, account.or(() -> ownerId), ownerName, defaultBranch);
    }
  }

  /** The same run with another name for its workflow. */
  public WorkflowRun named(String workflowName) {
    return new WorkflowRun(
        id,
        new Workflow(workflow.id(), Optional.of(workflowName), workflow.path()),
        repository,
        status,
        conclusion,
        branch,
        commitSha,
        createdAt,
        attempt,
        updatedAt,
        title);
  }

  /** The same run with a more complete repository. */
  public WorkflowRun of(Repository known) {
    return new WorkflowRun(
        id,
        workflow,
        known,
        status,
        conclusion,
        branch,
        commitSha,
        createdAt,
        attempt,
        updatedAt,
        title);
  }

  /** Whether it ran on its repository's default branch; false where that is unknown. */
  public boolean onDefaultBranch() {
    return branch.isPresent() && branch.equals(repository.defaultBranch());
  }

  /** Whether it has ended, so that it has a conclusion. */
  public boolean completed() {
    return status.equals("completed");
  }

  /**
   * A text that orders the states of a run: by attempt, then by time of change, then by progress.
   * The greater text is the newer state.
   */
  public String version() {
    int step =
        switch (status) {
          case "completed" -> 3;
          case "in_progress" -> 2;
          default -> 1;
        };
    return "%05d|%012d|%d".formatted(attempt, updatedAt.getEpochSecond(), step);
  }
}
