package dev.opsledger.front.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.front.domain.BranchStatus.BranchRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BranchStatusTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private static BranchStatus run(long id, boolean failed) {
    var run = new BranchRun(id, START.plusSeconds(id));
    return new BranchStatus("acme", "rocket", 7, "Build", failed, run, run);
  }

  @Test
  void itIsThatOfTheNewestRunSinceItTurned() {
    BranchStatus status = run(1, false);
    status = run(2, true).after(status);
    assertThat(status.broken()).isTrue();
    assertThat(status.first().id()).isEqualTo(2);
    status = run(3, true).after(status);
    assertThat(status.newest().id()).isEqualTo(3);
    assertThat(status.first().id()).as("broken since").isEqualTo(2);
    status = run(4, false).after(status);
    assertThat(status.broken()).isFalse();
    assertThat(status.first().id()).isEqualTo(4);
  }

  @Test
  void aRunThatIsRunAgainChangesItsOwnOutcome() {
    BranchStatus again = run(2, false).after(run(2, true));
    assertThat(again.broken()).isFalse();
    assertThat(again.first().id()).isEqualTo(2);
  }

  @Test
  void whateverTheOrderTheNewestRunDecides() {
    var random = new Random(7);
    for (int history = 0; history < 200; history++) {
      List<BranchStatus> runs = new ArrayList<>();
      for (int id = 1; id <= 6; id++) {
        runs.add(run(id, random.nextBoolean()));
      }
      BranchStatus last = runs.getLast();
      Collections.shuffle(runs, random);
      BranchStatus status = runs.getFirst();
      for (BranchStatus each : runs) {
        status = each.after(status);
      }
      assertThat(status.broken()).isEqualTo(last.broken());
      assertThat(status.newest()).isEqualTo(last.newest());
    }
  }
}
