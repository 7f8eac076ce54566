package dev.opsledger.ci.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of a workflow, as of its latest attempt.
 *
 * @param id GitHub's id, the same for all attempts
 * @param workflow the workflow it is a run of
 * @param repository where it ran
 * @param branch the head branch, empty where GitHub leaves it out
 * @param commitSha the head commit
 * @param createdAt when its first attempt was created
 * @param origin how it came about
 * @param latest its latest attempt
 */
public record WorkflowRun(
    long id,
    Workflow workflow,
    Repository repository,
    Optional<String> branch,
    Optional<String> commitSha,
    Instant createdAt,
    Origin origin,
    RunAttempt latest) {

  /**
   * The workflow of a run.
   *
   * @param id GitHub's id
   * @param name its name, empty where GitHub leaves it out
   * @param path its file, empty in old runs
   */
  public record Workflow(Optional<Long> id, Optional<String> name, Optional<String> path) {}

  /**
   * How a run came about. All of it is empty in rows of a former version and in old runs.
   *
   * @param event what triggered it, such as {@code push}
   * @param actor the login of who triggered it
   * @param number its number among its workflow's runs, from 1
   * @param title its title on GitHub
   * @param site the address of the GitHub that has its page, without a path
   */
  public record Origin(
      Optional<String> event,
      Optional<String> actor,
      Optional<Long> number,
      Optional<String> title,
      Optional<String> site) {
    Origin completedBy(Origin other) {
      return new Origin(
          event.or(other::event),
          actor.or(other::actor),
          number.or(other::number),
          title.or(other::title),
          site.or(other::site));
    }
  }

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

    private Repository onBranchOf(Repository before) {
      Optional<String> branch = defaultBranch.or(before::defaultBranch);
      return new Repository(id, name, ownerId, ownerName, branch);
    }
  }

  /** The same run with another name for its workflow. */
  public WorkflowRun named(String workflowName) {
    var named = new Workflow(workflow.id(), Optional.of(workflowName), workflow.path());
    return new WorkflowRun(id, named, repository, branch, commitSha, createdAt, origin, latest);
  }

  /** The same run with a more complete repository. */
  public WorkflowRun of(Repository known) {
    return new WorkflowRun(id, workflow, known, branch, commitSha, createdAt, origin, latest);
  }

  /** The same run with another attempt as its latest. */
  public WorkflowRun at(RunAttempt attempt) {
    return new WorkflowRun(id, workflow, repository, branch, commitSha, createdAt, origin, attempt);
  }

  /** Adds what an earlier state of the same run tells and this one leaves out. */
  public WorkflowRun completedBy(WorkflowRun before) {
    return new WorkflowRun(
        id,
        workflow,
        repository.onBranchOf(before.repository),
        branch,
        commitSha,
        createdAt,
        origin.completedBy(before.origin),
        latest);
  }

  /** Whether it ran on its repository's default branch; false where that is unknown. */
  public boolean onDefaultBranch() {
    return branch.isPresent() && branch.equals(repository.defaultBranch());
  }

  /** The status of its latest attempt. */
  public String status() {
    return latest.status();
  }

  /** How its latest attempt ended; empty until it is completed. */
  public Optional<String> conclusion() {
    return latest.conclusion();
  }

  /** When GitHub last changed it. */
  public Instant updatedAt() {
    return latest.updatedAt();
  }

  /** Whether its latest attempt has ended. */
  public boolean completed() {
    return latest.completed();
  }

  /** Orders the states of the run, as {@link RunAttempt#version} does. */
  public String version() {
    return latest.version();
  }

  /** Its page on GitHub, under the repository's present name; empty where it is not known. */
  public Optional<String> url(String owner) {
    return origin
        .site()
        .map(site -> "%s/%s/%s/actions/runs/%d".formatted(site, owner, repository.name(), id));
  }
}
