package dev.opsledger.ci;

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
 */
record WorkflowRun(
    long id,
    Workflow workflow,
    Repository repository,
    String status,
    Optional<String> conclusion,
    Optional<String> branch,
    Optional<String> commitSha,
    Instant createdAt,
    long attempt,
    Instant updatedAt) {

  /**
   * @param id GitHub's id
   * @param name its name, empty where GitHub leaves it out
   * @param path its file, empty in old runs
   */
  record Workflow(Optional<Long> id, Optional<String> name, Optional<String> path) {}

  /**
   * @param id GitHub's id, which outlives renames and transfers
   * @param name its name without the owner's
   * @param ownerId the owner's id, empty where GitHub leaves it out
   * @param ownerName the owner's login
   * @param defaultBranch empty where GitHub leaves it out, as it does inside a run
   */
  record Repository(
      long id,
      String name,
      Optional<Long> ownerId,
      String ownerName,
      Optional<String> defaultBranch) {
    /** This one, with the default branch of another if it has none itself. */
    Repository completedBy(Repository other) {
      return new Repository(id, name, ownerId, ownerName, defaultBranch.or(other::defaultBranch));
    }
  }

  /** Whether it ran on the branch that its repository shows first, as far as is known. */
  boolean onDefaultBranch() {
    return branch.isPresent() && branch.equals(repository.defaultBranch());
  }

  boolean completed() {
    return status.equals("completed");
  }

  /**
   * Orders the states of a run: a later attempt over an earlier one, then the later change, then
   * the further step. Texts compare as the states do.
   */
  String version() {
    int step =
        switch (status) {
          case "completed" -> 3;
          case "in_progress" -> 2;
          default -> 1;
        };
    return "%05d|%012d|%d".formatted(attempt, updatedAt.getEpochSecond(), step);
  }
}
