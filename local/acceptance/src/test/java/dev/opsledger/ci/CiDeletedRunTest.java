package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that somebody deletes on GitHub before they are completed, and the oldest that is kept. */
class CiDeletedRunTest extends CiScene {
  @Test
  void itStaysAsItWasLastSeenAndIsAskedForOnce() {
    var lasting = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)).inProgress());
    var deleted = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(90)).inProgress());
    ci.sync();
    world.delete(deleted);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    // Where a list changes, open runs that it does not show are asked for.
    world.addRun(build, RunDraft.at(clock.instant()));
    clock.advance(Duration.ofMinutes(15));
    ci.sync();

    assertThat(asked(deleted.id())).isOne();
    assertThat(ids("/org/acme/daily-runs")).contains(lasting.id(), deleted.id());
    JsonNode shown =
        ci.runs("/org/acme/daily-runs").stream()
            .filter(run -> run.path("workflowRunId").asLong() == deleted.id())
            .findFirst()
            .orElseThrow();
    assertThat(shown.path("status").asText()).isEqualTo("in_progress");
  }

  @Test
  void aProxysPageIsNoVerdictOfGitHubs() {
    var slow = hidden().getFirst();
    var page = Fault.status(404, Map.of("content-type", "text/html"), "<h1>Not found</h1>");
    github.faults().times(1, request -> isOf(request, slow), page);
    ci.sync();
    assertThat(status(slow)).isEqualTo("completed");
  }

  @Test
  void oneThatIsRefusedKeepsNoOtherFromBeingRead() {
    List<Run> slow = hidden();
    github.faults().always(request -> isOf(request, slow.getFirst()), Fault.status(403));
    ci.sync();
    assertThat(slow).extracting(this::status).containsExactly("in_progress", "completed");
  }

  /** Two runs behind a hundred others; open when they were stored, but not any more. */
  private List<Run> hidden() {
    var slow =
        List.of(
            world.addRun(build, RunDraft.at(clock.instant().minusSeconds(7_201)).inProgress()),
            world.addRun(build, RunDraft.at(clock.instant().minusSeconds(7_200)).inProgress()));
    BulkWorld.addRuns(world, build, 120, clock.instant().minusSeconds(3_600), clock.instant());
    ci.sync();
    clock.advance(Duration.ofMinutes(15));
    slow.forEach(run -> world.complete(run, "success"));
    return slow;
  }

  private static boolean isOf(SimulatedRequest request, Run run) {
    return request.path().endsWith("/actions/runs/" + run.id());
  }

  private String status(Run run) {
    return ci.runsById("/org/acme/daily-runs").get(run.id()).path("status").asText();
  }

  private int asked(long run) {
    return github.log().count(request -> request.path().endsWith("/actions/runs/" + run));
  }

  @Test
  void aRepositoryWhoseRunsAreAllNewHasAnOldestToo() {
    Instant first = clock.instant().minus(Duration.ofDays(3));
    for (int i = 0; i < 5; i++) {
      world.addRun(build, RunDraft.at(first.plus(Duration.ofHours(10L * i))));
    }
    ci.sync();
    assertOldest(first, first, 0);
    clock.advance(Duration.ofDays(88));
    ci.sync();
    // As many as are of days before the one in which the retention ends.
    assertOldest(first, first.plus(Duration.ofHours(30)), 2);
  }

  @Test
  void theFirstRunOfARepositoryThatHadNoneIsItsOldest() {
    ci.sync();
    assertThat(rocket().at("/details/oldest_kept").isNull()).isTrue();
    clock.advance(Duration.ofDays(40));
    ci.sync();
    Instant first = clock.instant();
    world.addRun(build, RunDraft.at(first));
    clock.advance(Duration.ofDays(1));
    ci.sync();
    clock.advance(Duration.ofDays(1));
    ci.sync();
    assertOldest(first, first, 0);
  }

  private void assertOldest(Instant kept, Instant there, int keptHereOnly) {
    JsonNode details = rocket().path("details");
    assertThat(details.path("complete").asBoolean()).isTrue();
    assertThat(details.path("oldest_kept").asText()).isEqualTo(kept.toString());
    assertThat(details.path("oldest_there").asText()).isEqualTo(there.toString());
    assertThat(details.path("kept_here_only").asInt()).isEqualTo(keptHereOnly);
  }

  private JsonNode rocket() {
    for (JsonNode unit : CiHost.json(ci.get("/sync/ci?limit=1000").body()).path("units")) {
      if (unit.path("id").asText().startsWith("runs:")) {
        return unit;
      }
    }
    throw new AssertionError("no repository");
  }
}
