package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.RunAttempt;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.domain.WorkflowRun.Origin;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.domain.WorkflowRun.Workflow;
import dev.opsledger.ci.store.RunRows;
import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reading costs what is returned. */
class CiCostTest {
  private static final int A_BATCH = 25;
  private static final Workflow WORKFLOW =
      new Workflow(Optional.of(9L), Optional.of("Build"), Optional.of(".github/workflows/b.yml"));

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final Repository old =
      new Repository(
          7, "old", Optional.of(world.organization("acme").id()), "acme", Optional.empty());

  @Test
  void thirtyRunsCostTheSameOverAHundredOlderOnesAndOverTwoThousand() {
    assertFlat(100, 2_000);
  }

  @Test
  @Tag("full")
  void thirtyRunsCostTheSameOverAHundredOlderOnesAndOverThreeHundredThousand() {
    assertFlat(100, 300_000);
  }

  private void assertFlat(int few, int many) {
    var build = world.addWorkflow(world.addRepository(world.install("acme"), "rocket"), "Build");
    BulkWorld.addRuns(world, build, 30, clock.instant().minusSeconds(3600), clock.instant());
    try (var github = GitHubSimulator.start(world, clock);
        var ci = new CiHost(github.settings(), clock)) {
      ci.sync();
      store(ci, 0, few);
      cost(ci); // The first request of an instance also reads which time zones were in use.
      double before = cost(ci);
      store(ci, few, many);
      assertThat(cost(ci)).isEqualTo(before).isLessThan(5);
      assertThat(ci.runs("/org/acme/daily-runs?date=2026-11-20")).isNotEmpty();
    }
  }

  private static double cost(CiHost ci) {
    ci.meter.reset(ci.ciTable());
    assertThat(ci.runs("/org/acme/daily-runs")).hasSize(30);
    return ci.meter.read();
  }

  /** Puts rows straight into the table, spread over the hundred days before today. */
  private void store(CiHost ci, int from, int until) {
    List<Integer> batches =
        IntStream.range(0, (until - from + A_BATCH - 1) / A_BATCH)
            .map(b -> from + b * A_BATCH)
            .boxed()
            .toList();
    BoundedParallel.map(batches, start -> write(ci, start, Math.min(until, start + A_BATCH)));
  }

  private int write(CiHost ci, int from, int until) {
    List<WriteRequest> puts =
        IntStream.range(from, until)
            .mapToObj(i -> RunRows.of(run(i), ZoneId.of("UTC")).attributes())
            .map(item -> WriteRequest.builder().putRequest(p -> p.item(item)).build())
            .toList();
    ci.host.dynamo().batchWriteItem(w -> w.requestItems(Map.of(ci.ciTable(), puts)));
    return puts.size();
  }

  private WorkflowRun run(int number) {
    Instant created =
        Instant.parse("2026-11-21T23:59:59Z")
            .minus(Duration.ofDays(number % 100))
            .minusSeconds(number / 100);
    return new WorkflowRun(
        1_000_000_000L + number,
        WORKFLOW,
        old,
        Optional.of("main"),
        Optional.of("a4b7e94196d097099fccd94ab088b689b72aa027"),
        created,
        new Origin(
            Optional.of("push"),
            Optional.of("mona-lisa"),
            Optional.of((long) number),
            Optional.of("Tighten the bolts"),
            Optional.of("https://github.com")),
        RunAttempt.seen(
            1, "completed", Optional.of("success"), Optional.empty(), Optional.empty(), created));
  }
}
