package dev.opsledger.ci.domain.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkflowStateTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
  private static final WorkflowState.Name NAME =
      new WorkflowState.Name(7, "rocket", "9", Optional.of("Build"));

  private static WorkflowRun run(int number, int attempt, String conclusion) {
    Instant created = BEGIN.plus(Duration.ofHours(number));
    return new WorkflowRun(
        number,
        new Workflow(Optional.of(9L), Optional.of("Build"), Optional.empty()),
        new Repository(7, "rocket", Optional.of(1L), "acme", Optional.of("main")),
        Optional.of("main"),
        Optional.of("sha" + number),
        created,
        new Origin(
            Optional.of("push"),
            Optional.of("mona"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        RunAttempt.seen(
            attempt,
            conclusion.isEmpty() ? "in_progress" : "completed",
            Optional.of(conclusion).filter(text -> !text.isEmpty()),
            Optional.empty(),
            Optional.of(created),
            created.plusSeconds(60L * attempt)));
  }

  private static WorkflowState after(List<WorkflowRun> runs) {
    WorkflowState state = WorkflowState.of(NAME);
    for (WorkflowRun run : runs) {
      state = state.with(run, NAME);
    }
    return state;
  }

  @Test
  void itIsBrokenSinceTheFirstFailureInWhateverOrderRunsAreTold() {
    List<WorkflowRun> runs =
        new ArrayList<>(
            List.of(
                run(1, 1, "success"),
                run(2, 1, "failure"),
                run(3, 1, "cancelled"),
                run(4, 1, "timed_out"),
                run(5, 1, "")));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(runs, new Random(seed));
      var broken = after(runs).broken().orElseThrow();
      assertThat(broken.first().run()).isEqualTo(2);
      assertThat(broken.latest().run()).isEqualTo(4);
    }
  }

  @Test
  void aRerunThatPassesHealsItAndItsOlderStateIsNotBelievedAgain() {
    WorkflowRun failed = run(1, 1, "failure");
    WorkflowRun passed = run(1, 2, "success");
    assertThat(after(List.of(failed, run(1, 2, ""))).broken()).isPresent();
    assertThat(after(List.of(failed, passed)).broken()).isEmpty();
    assertThat(after(List.of(failed, passed, failed)).broken()).isEmpty();
  }

  @Test
  void aLongSeriesKeepsItsBeginning() {
    List<WorkflowRun> runs = new ArrayList<>();
    for (int number = 1; number <= 30; number++) {
      runs.add(run(number, 1, "failure"));
    }
    assertThat(after(runs).broken().orElseThrow().first().run()).isEqualTo(1);
    runs.add(run(31, 1, "success"));
    assertThat(after(runs).broken()).isEmpty();
  }

  @Test
  void fiveCleanPassesHealWhatIsFlakyAndARerunIsNone() {
    WorkflowState state = WorkflowState.of(NAME).flakyWith("sha0", BEGIN);
    for (int number = 1; number <= 4; number++) {
      state = state.with(run(number, 1, "success"), NAME);
    }
    state = state.with(run(5, 2, "success"), NAME);
    assertThat(state.flaky()).hasSize(1);
    assertThat(state.needsAttention()).isTrue();
    state = state.with(run(6, 1, "success"), NAME);
    assertThat(state.flaky()).isEmpty();
    assertThat(state.needsAttention()).isFalse();
  }
}
