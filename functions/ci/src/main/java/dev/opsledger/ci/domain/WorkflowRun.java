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
 * @param title what GitHub shows of the run before anything else, empty in old runs
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
   * @param id GitHub's id
   * @param name its name, empty where GitHub leaves it out
   * @param path its file, empty in old runs
   */
  public record Workflow(Optional<Long> id, Optional<String> name, Optional<String> path) {}

  /**
   * @param id GitHub's id, which outlives renames and transfers
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
     * This one with what another knows better: by which account it is covered, and the default
     * branch if this one has none itself.
     */
    public Repository completedBy(Repository other) {
      return new Repository(
          id,
          name,
          other.ownerId.or(() -> ownerId),
          ownerName,
          defaultBranch.or(other::defaultBranch));
    }

    /** This one as a thing of an account. */
    public Repository ownedBy(Optional<Long> account) {
      return new Repository(id, name, account.or(() -> ownerId), ownerName, defaultBranch);
    }
  }

  /** The same run with its workflow under another name. */
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

  /** The same run of a repository that is known better. */
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

  /** Whether it ran on the branch that its repository shows first, as far as is known. */
  public boolean onDefaultBranch() {
    return branch.isPresent() && branch.equals(repository.defaultBranch());
  }

  public boolean completed() {
    return status.equals("completed");
  }

  /**
   * Orders the states of a run: a later attempt over an earlier one, then the later change, then
   * the further step. Texts compare as the states do.
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
