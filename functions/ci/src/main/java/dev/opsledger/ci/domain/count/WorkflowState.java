package dev.opsledger.ci.domain.count;

import dev.opsledger.ci.domain.WorkflowRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a workflow stands on its default branch: whether its latest run that passed or failed failed,
 * and whether it is flaky. It may be told of the same runs twice.
 *
 * @param name what the workflow is called
 * @param recent its latest results on the default branch, newest first
 * @param earlier the first failure of a series that began before those
 * @param flaky the commits with which it passed and failed, the latest first
 */
public record WorkflowState(
    Name name, List<Result> recent, Optional<Result> earlier, List<FlakyCommit> flaky) {
  /** So many clean passes on the default branch heal a flaky workflow. */
  public static final int HEALED_AFTER = 5;

  private static final int RECENT = 10;
  private static final int MOST_FLAKY = 10;

  private static final Comparator<Result> NEWEST_FIRST =
      Comparator.comparing(Result::created).thenComparingLong(Result::run).reversed();

  /**
   * The names of a workflow, as of the run that was last told.
   *
   * @param repository GitHub's id of the repository
   * @param workflow what stands for the workflow in keys
   */
  public record Name(
      long repository, String repositoryName, String workflow, Optional<String> workflowName) {
    /** The names in a run. */
    public static Name of(WorkflowRun run, String workflow) {
      return new Name(
          run.repository().id(), run.repository().name(), workflow, run.workflow().name());
    }
  }

  /**
   * The result of a run.
   *
   * @param run the run's id
   * @param attempt the attempt whose result it is
   * @param created when the run was created
   * @param ended when the attempt ended
   * @param passed whether it passed
   */
  public record Result(
      long run,
      long attempt,
      Instant created,
      Instant ended,
      boolean passed,
      String commit,
      String actor) {}

  /**
   * A commit with which the workflow passed and failed.
   *
   * @param commit the commit's SHA
   * @param at when it last did the other of the two
   */
  public record FlakyCommit(String commit, Instant at) {}

  /**
   * A workflow whose latest result is a failure.
   *
   * @param first the first failure since it passed
   * @param latest the latest one
   */
  public record Broken(Result first, Result latest) {}

  /** A workflow of which only the name is known. */
  public static WorkflowState of(Name name) {
    return new WorkflowState(name, List.of(), Optional.empty(), List.of());
  }

  /** With what is known of one of its runs now. */
  public WorkflowState with(WorkflowRun run, Name named) {
    Optional<Result> result = result(run);
    boolean outdated =
        result.isPresent()
            && recent.stream()
                .anyMatch(r -> r.run() == run.id() && r.attempt() > result.get().attempt());
    boolean mayStay = run.onDefaultBranch() && result.isEmpty();
    if (outdated || mayStay) {
      return new WorkflowState(named, recent, earlier, flaky);
    }
    var results = new ArrayList<>(recent);
    results.removeIf(other -> other.run() == run.id());
    result.ifPresent(results::add);
    results.sort(NEWEST_FIRST);
    Optional<Result> carried = earlier;
    while (results.size() > RECENT) {
      carried = carried(results.removeLast(), carried);
    }
    return new WorkflowState(named, List.copyOf(results), carried, flaky).healed();
  }

  private static Optional<Result> result(WorkflowRun run) {
    RunOutcome outcome = RunOutcome.of(run.latest());
    boolean counts = outcome == RunOutcome.SUCCEEDED || outcome == RunOutcome.FAILED;
    return counts && run.onDefaultBranch()
        ? Optional.of(
            new Result(
                run.id(),
                run.latest().number(),
                run.createdAt(),
                run.latest().endedAt().orElse(run.updatedAt()),
                outcome == RunOutcome.SUCCEEDED,
                run.commitSha().orElse(""),
                run.origin().actor().orElse("")))
        : Optional.empty();
  }

  private static Optional<Result> carried(Result dropped, Optional<Result> before) {
    if (dropped.passed()) {
      return Optional.empty();
    }
    return before
        .filter(first -> first.created().isBefore(dropped.created()))
        .or(() -> Optional.of(dropped));
  }

  /** With a commit that proved it flaky. */
  public WorkflowState flakyWith(String commit, Instant at) {
    var commits = new ArrayList<>(flaky);
    commits.removeIf(other -> other.commit().equals(commit));
    commits.add(new FlakyCommit(commit, at));
    commits.sort(
        Comparator.comparing(FlakyCommit::at).thenComparing(FlakyCommit::commit).reversed());
    List<FlakyCommit> latest = commits.subList(0, Math.min(MOST_FLAKY, commits.size()));
    return new WorkflowState(name, recent, earlier, List.copyOf(latest)).healed();
  }

  private WorkflowState healed() {
    return new WorkflowState(
        name, recent, earlier, flaky.stream().filter(each -> !isHealed(each)).toList());
  }

  /** A clean pass is one at the first attempt. */
  private boolean isHealed(FlakyCommit commit) {
    return recent.stream()
            .filter(r -> r.passed() && r.attempt() == 1 && r.ended().isAfter(commit.at()))
            .count()
        >= HEALED_AFTER;
  }

  /** The series of failures that its latest result belongs to; empty if that is a pass. */
  public Optional<Broken> broken() {
    if (recent.isEmpty() || recent.getFirst().passed()) {
      return Optional.empty();
    }
    Result first = recent.getFirst();
    for (Result result : recent) {
      if (result.passed()) {
        return Optional.of(new Broken(first, recent.getFirst()));
      }
      first = result;
    }
    return Optional.of(new Broken(earlier.orElse(first), recent.getFirst()));
  }

  /** Whether somebody should look at it. */
  public boolean needsAttention() {
    return broken().isPresent() || !flaky.isEmpty();
  }
}
