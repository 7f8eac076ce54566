package dev.opsledger.ci.count;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.RunHistory;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Makes up states of a few runs and jobs, in no order and with everything that may change. */
final class CiHistory {
  private static final Instant BEGIN = Instant.parse("2026-11-20T22:30:00Z");
  private static final int RUNS = 6;

  private final Random random;
  private final long base;
  private final Map<Long, RunHistory> known = new TreeMap<>();

  CiHistory(long seed) {
    random = new Random(seed);
    base = 10_000_000L * (seed + 1);
  }

  /** The accounts to which the repositories belong at times. */
  List<Long> owners() {
    return List.of(base + 1, base + 2);
  }

  List<Long> repositories() {
    return List.of(base + 10, base + 11);
  }

  List<Long> runs() {
    return LongStream.rangeClosed(1, RUNS).map(i -> base + 100 + i).boxed().toList();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** What must be known of each run: all that was seen of it, in whatever order. */
  Map<Long, RunHistory> known() {
    return known;
  }

  WorkflowRun run() {
    WorkflowRun run = anyRun();
    known.merge(run.id(), RunHistory.of(run), RunHistory::mergedWith);
    return run;
  }

  private WorkflowRun anyRun() {
    long id = one(runs());
    int number = (int) (id - base - 100);
    Instant created = BEGIN.plus(Duration.ofMinutes(37L * number));
    var repository =
        new Repository(
            base + 10 + number % 2,
            "rocket",
            Optional.of(oneIn(12) ? owners().getLast() : owners().getFirst()),
            "acme",
            one(List.of(Optional.<String>empty(), Optional.of("main"), Optional.of("main"))));
    Optional<Long> workflow = number == 5 ? Optional.empty() : Optional.of(base + 20 + number % 2);
    var origin =
        new Origin(
            number == 4 ? Optional.empty() : Optional.of(number % 2 == 0 ? "push" : "schedule"),
            Optional.of("mona"),
            Optional.of((long) number),
            Optional.of("Tighten"),
            Optional.empty());
    return new WorkflowRun(
        id,
        new Workflow(workflow, Optional.of("Build"), Optional.empty()),
        repository,
        Optional.of(number % 3 == 0 ? "topic" : "main"),
        number == 6 ? Optional.empty() : Optional.of("sha" + (number + 1) / 2),
        created,
        origin,
        attempt(created, upTo(3)));
  }

  private RunAttempt attempt(Instant created, int number) {
    Instant started = created.plus(Duration.ofMinutes(20L * (number - 1)));
    int step = random.nextInt(4);
    // A completed attempt may be seen again later, when GitHub has touched its run.
    Instant updated = started.plusSeconds(90L * Math.min(step, 2) + (step == 3 ? 400 : 0));
    String conclusion =
        one(List.of("success", "failure", "success", "failure", "cancelled", "neutral"));
    return RunAttempt.seen(
        number,
        step == 0 ? "queued" : step == 1 ? "in_progress" : "completed",
        step < 2 ? Optional.empty() : Optional.of(step == 2 ? conclusion : "success"),
        Optional.of("mona"),
        Optional.of(started),
        updated);
  }

  Job job() {
    long run = one(runs());
    long attempt = upTo(2);
    int number = upTo(3);
    Instant queued = BEGIN.plus(Duration.ofMinutes(37L * (run - base - 100) + 20L * (attempt - 1)));
    Instant started = queued.plusSeconds(11L * number);
    int step = random.nextInt(3);
    return new Job(
        run * 100 + attempt * 10 + number,
        run,
        attempt,
        "test",
        List.of(number == 1 ? "self-hosted" : "ubuntu-latest"),
        new Job.Runner(Optional.empty(), Optional.empty(), false),
        new Job.State(
            List.of("queued", "in_progress", "completed").get(step),
            step == 2 ? Optional.of("success") : Optional.empty(),
            step > 0 ? Optional.of(started) : Optional.empty(),
            step == 2 ? Optional.of(started.plusSeconds(61L * number)) : Optional.empty()),
        Optional.of(queued),
        step == 1,
        number == 3);
  }
}
