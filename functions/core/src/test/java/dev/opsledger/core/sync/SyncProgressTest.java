package dev.opsledger.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Row RUN = SyncTable.run("s1.ci", "ci", NOW);

  private static Unit unit(String key) {
    return new Unit.Draft("runs", key, "acme/" + key, Json.object()).plan("s1.ci", "first.0");
  }

  private static Row chunk(List<String> pending, long total) {
    return SyncTable.chunk("s1.ci", "first.0", pending, NOW).with("total", total);
  }

  private static Row remark(String kind, String key) {
    return SyncTable.remark(kind, unit(key), "because", NOW);
  }

  @Test
  void aSyncThatIsUnknownHasNoProgress() {
    assertThat(SyncProgress.of("ci", List.of())).isEmpty();
    assertThat(SyncProgress.of("ci", List.of(chunk(List.of("a"), 1)))).isEmpty();
  }

  @Test
  void unitsArePendingDoneOrFailed() {
    SyncProgress progress =
        SyncProgress.of(
                "ci",
                List.of(
                    RUN,
                    chunk(List.of("a", "b"), 50),
                    chunk(List.of(), 7),
                    remark(SyncTable.FAILED, "x"),
                    remark(SyncTable.SKIPPED, "y")))
            .orElseThrow();
    assertThat(progress.planned()).isEqualTo(57);
    assertThat(progress.failed()).isEqualTo(1);
    assertThat(progress.done()).isEqualTo(54);
    assertThat(progress.finished()).isFalse();
    assertThat(progress.failures())
        .containsExactly(new SyncProgress.Remark("ci", "acme/x", "because"));
    assertThat(progress.skipped())
        .containsExactly(new SyncProgress.Remark("ci", "acme/y", "because"));
  }

  /** A failure is recorded a moment before its unit leaves the pending ones. */
  @Test
  void aUnitThatHasJustFailedIsNotDoneLessThanNever() {
    SyncProgress progress =
        SyncProgress.of("ci", List.of(RUN, chunk(List.of("x"), 1), remark(SyncTable.FAILED, "x")))
            .orElseThrow();
    assertThat(progress.done()).isZero();
  }

  @Test
  void aSyncIsFinishedWhenItsRowSaysSo() {
    assertThat(SyncProgress.of("ci", List.of(RUN.with("finishedAt", NOW))).orElseThrow())
        .isEqualTo(new SyncProgress("ci", 0, 0, 0, true, List.of(), List.of()));
  }
}
