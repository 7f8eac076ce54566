package dev.opsledger.ci.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunHistoryTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  /** Two hundred tries of ten runs with five attempts each: ten thousand attempts. */
  @Property(tries = 200)
  void whateverTheOrderEveryAttemptIsKnownInTheEnd(@ForAll long seed) {
    var random = new Random(seed);
    for (long id = 1; id <= 10; id++) {
      var states = new ArrayList<WorkflowRun>();
      var expected = new TreeMap<Long, RunAttempt>();
      Instant at = START;
      for (long number = 1; number <= 5; number++) {
        Optional<Instant> started = Optional.of(at);
        String by = "user-" + random.nextInt(3);
        String how = random.nextBoolean() ? "success" : "failure";
        states.add(run(id, attempt(number, "queued", null, by, started, at)));
        at = at.plusSeconds(random.nextInt(60));
        states.add(run(id, attempt(number, "in_progress", null, by, started, at)));
        at = at.plusSeconds(1 + random.nextInt(600));
        Instant ended = at;
        states.add(run(id, attempt(number, "completed", how, by, started, at)));
        at = at.plusSeconds(random.nextInt(60));
        RunAttempt touched = attempt(number, "completed", how, by, started, at);
        states.add(run(id, touched));
        expected.put(
            number,
            new RunAttempt(
                number,
                "completed",
                Optional.of(how),
                Optional.of(by),
                started,
                Optional.of(ended),
                at));
        at = at.plusSeconds(1 + random.nextInt(3_600));
      }
      states.addAll(states.subList(0, random.nextInt(states.size())));
      Collections.shuffle(states, random);

      RunHistory all =
          states.stream().map(RunHistory::of).reduce(RunHistory::mergedWith).orElseThrow();

      RunAttempt latest = expected.remove(5L);
      assertThat(all.newest().latest()).isEqualTo(latest);
      assertThat(all.earlier()).isEqualTo(expected);
    }
  }

  @Test
  void anEndIsTheFirstThatWasSeenAndNeverALaterChange() {
    WorkflowRun ended = run(7, attempt(1, "completed", "failure", "ada", Optional.empty(), START));
    Instant later = START.plusSeconds(3_600);
    WorkflowRun touched =
        run(7, attempt(1, "completed", "failure", "ada", Optional.empty(), later));

    for (List<WorkflowRun> order : List.of(List.of(ended, touched), List.of(touched, ended))) {
      RunAttempt latest =
          RunHistory.of(order.getFirst())
              .mergedWith(RunHistory.of(order.getLast()))
              .newest()
              .latest();
      assertThat(latest.endedAt()).contains(START);
      assertThat(latest.updatedAt()).isEqualTo(later);
    }
  }

  @Test
  void anOlderStateTellsWhatANewerOneLeavesOut() {
    WorkflowRun full = run(7, attempt(1, "queued", null, "ada", Optional.of(START), START));
    RunAttempt bare =
        attempt(1, "completed", "success", null, Optional.empty(), START.plusSeconds(60));
    var nothing =
        new Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    WorkflowRun newer =
        new WorkflowRun(
            7,
            full.workflow(),
            new Repository(5, "rocket", Optional.of(3L), "acme", Optional.empty()),
            full.branch(),
            full.commitSha(),
            START,
            nothing,
            bare);

    WorkflowRun all = RunHistory.of(newer).mergedWith(RunHistory.of(full)).newest();

    assertThat(all.status()).isEqualTo("completed");
    assertThat(all.origin()).isEqualTo(full.origin());
    assertThat(all.latest().startedBy()).contains("ada");
    assertThat(all.latest().startedAt()).contains(START);
    assertThat(all.onDefaultBranch()).isTrue();
    assertThat(all.url("acme")).contains("https://github.com/acme/rocket/actions/runs/7");
  }

  private static RunAttempt attempt(
      long number,
      String status,
      String conclusion,
      String by,
      Optional<Instant> started,
      Instant updated) {
    return RunAttempt.seen(
        number, status, Optional.ofNullable(conclusion), Optional.ofNullable(by), started, updated);
  }

  private static WorkflowRun run(long id, RunAttempt latest) {
    return new WorkflowRun(
        id,
        new Workflow(Optional.of(9L), Optional.of("Build"), Optional.empty()),
        new Repository(5, "rocket", Optional.of(3L), "acme", Optional.of("main")),
        Optional.of("main"),
        Optional.of("593ddcf11650629feb02bdb217966882cff9d916"),
        START,
        new Origin(
            Optional.of("push"),
            Optional.of("ada"),
            Optional.of(id),
            Optional.of("Tighten the bolts"),
            Optional.of("https://github.com")),
        latest);
  }
}
