package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run that somebody deletes on GitHub before it was completed. */
class CiDeletedRunTest extends CiScene {
  @Test
  void itStaysAsItWasLastSeenAndIsAskedForOnce() {
    var lasting = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60)).inProgress());
    var deleted = world.addRun(build, RunDraft.at(clock.instant().minusSeconds(90)).inProgress());
    ci.sync();
    world.delete(deleted);
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
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

  private int asked(long run) {
    return github.log().count(request -> request.path().endsWith("/actions/runs/" + run));
  }
}
