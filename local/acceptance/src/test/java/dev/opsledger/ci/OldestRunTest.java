package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@code /sync/ci} says of the oldest run of a repository without older ones. */
class OldestRunTest extends CiScene {
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
