package dev.opsledger.ci.domain.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.count.CommitRuns.Entry;
import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitRunsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");
  private static final RollupPlace PLACE =
      new RollupPlace("id:1", 7, "9", true, "2026-11-01", "push");

  private static Entry entry(long run, long days, RunOutcome outcome) {
    Instant created = BEGIN.plus(Duration.ofDays(days));
    return new Entry(run, 1, created, created.plusSeconds(600), outcome, PLACE);
  }

  @Test
  void aPassAndAFailureWithinFourteenDaysAreFlaky() {
    assertThat(runs(entry(1, 0, RunOutcome.FAILED), entry(2, 13, RunOutcome.SUCCEEDED)).flakyAt())
        .contains(BEGIN.plus(Duration.ofDays(13)).plusSeconds(600));
    assertThat(runs(entry(1, 0, RunOutcome.FAILED), entry(2, 15, RunOutcome.SUCCEEDED)).flakyAt())
        .isEmpty();
    assertThat(runs(entry(1, 0, RunOutcome.FAILED), entry(2, 1, RunOutcome.CANCELLED)).flakyAt())
        .isEmpty();
  }

  @Test
  void timeToPassGoesFromTheFirstRunToTheFirstSuccess() {
    CommitRuns runs =
        runs(
            entry(2, 1, RunOutcome.SUCCEEDED),
            entry(1, 0, RunOutcome.CANCELLED),
            entry(3, 2, RunOutcome.SUCCEEDED));
    Tally expected = RunCounts.TO_PASS.of(Duration.ofDays(1).plusSeconds(600));
    assertThat(runs.counted().places()).containsOnlyKeys(PLACE).containsValue(expected);
    assertThat(runs(entry(1, 0, RunOutcome.FAILED)).counted().isEmpty()).isTrue();
  }

  @Test
  void aPlaceIsReadAsItWasWritten() {
    assertThat(RollupPlace.parse(PLACE.text())).isEqualTo(PLACE);
    var odd = new RollupPlace("acme", 7, "of7", false, "2026-11-01", "a|b c");
    assertThat(RollupPlace.parse(odd.text())).isEqualTo(odd);
  }

  private static CommitRuns runs(Entry... entries) {
    return new CommitRuns(List.of(entries));
  }
}
