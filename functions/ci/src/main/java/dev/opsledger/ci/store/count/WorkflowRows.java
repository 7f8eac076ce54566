package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.domain.count.WorkflowState.FlakyCommit;
import dev.opsledger.ci.domain.count.WorkflowState.Name;
import dev.opsledger.ci.domain.count.WorkflowState.Result;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Maps how a workflow stands to a row and back. */
final class WorkflowRows {
  /** Sorts before the number of any repository. */
  private static final String BROKEN = "!";

  private static final String SEPARATOR = " ";

  private WorkflowRows() {}

  /**
   * Where a workflow stands among those of its owner that need attention: the broken ones before
   * the flaky ones, the longest broken first. Empty if it needs none.
   *
   * @param sk the sort key of the workflow's own row
   */
  static Optional<String> listed(String sk, WorkflowState state) {
    Optional<String> broken =
        state
            .broken()
            .map(it -> "%s%013d#%s".formatted(BROKEN, it.first().ended().toEpochMilli(), sk));
    return broken.or(() -> Optional.of(sk).filter(key -> state.needsAttention()));
  }

  static Row row(String pk, String sk, WorkflowState state) {
    return Row.of(pk, sk)
        .with("repoId", state.name().repository())
        .with("repoName", state.name().repositoryName())
        .with("workflow", state.name().workflow())
        .with("workflowName", state.name().workflowName().orElse(null))
        .with("recent", state.recent().stream().map(WorkflowRows::text).toList())
        .with("earlier", state.earlier().map(WorkflowRows::text).orElse(null))
        .with("flaky", state.flaky().stream().map(WorkflowRows::text).toList());
  }

  static WorkflowState state(Row row) {
    return new WorkflowState(
        new Name(
            row.number("repoId"),
            row.get("repoName"),
            row.get("workflow"),
            row.find("workflowName")),
        row.texts("recent").stream()
            .map(WorkflowRows::result)
            .sorted(Comparator.comparing(Result::created).thenComparingLong(Result::run).reversed())
            .toList(),
        row.find("earlier").map(WorkflowRows::result),
        row.texts("flaky").stream()
            .map(WorkflowRows::flaky)
            .sorted(
                Comparator.comparing(FlakyCommit::at).thenComparing(FlakyCommit::commit).reversed())
            .toList());
  }

  private static String text(Result result) {
    return String.join(
        SEPARATOR,
        Long.toString(result.run()),
        Long.toString(result.attempt()),
        Long.toString(result.created().toEpochMilli()),
        Long.toString(result.ended().toEpochMilli()),
        result.passed() ? "p" : "f",
        result.commit(),
        result.actor());
  }

  private static Result result(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, 7));
    return new Result(
        Long.parseLong(parts.get(0)),
        Long.parseLong(parts.get(1)),
        time(parts.get(2)),
        time(parts.get(3)),
        parts.get(4).equals("p"),
        parts.get(5),
        parts.get(6));
  }

  private static String text(FlakyCommit commit) {
    return commit.at().toEpochMilli() + SEPARATOR + commit.commit();
  }

  private static FlakyCommit flaky(String text) {
    List<String> parts = List.of(text.split(SEPARATOR, 2));
    return new FlakyCommit(parts.get(1), time(parts.get(0)));
  }

  private static Instant time(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
