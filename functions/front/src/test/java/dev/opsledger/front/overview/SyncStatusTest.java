package dev.opsledger.front.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.sync.SourceState;
import dev.opsledger.core.sync.SourceState.Ended;
import dev.opsledger.core.sync.SourceState.Running;
import dev.opsledger.core.sync.UnitState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The status of a source in one word. */
class SyncStatusTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private static SourceState source(
      Optional<Ended> last, Optional<Running> running, Optional<String> idle) {
    return new SourceState("ci", Optional.empty(), Optional.empty(), last, running, idle);
  }

  private static Optional<Ended> ended(long failed) {
    return Optional.of(new Ended(AT, AT, 5, failed, 0));
  }

  private static List<UnitState> units(int count, UnitState.Status status) {
    return Collections.nCopies(
        count,
        new UnitState(
            "runs:1",
            "acme/shop",
            status,
            AT,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.of("GitHub returned 403"),
            AT));
  }

  private static String status(SourceState source, List<UnitState> troubled) {
    return SyncStatus.of(source, troubled, 20).status().word();
  }

  @Test
  void waitingComesFirst() {
    SourceState idle = source(ended(2), Optional.empty(), Optional.of("no token"));
    assertThat(status(idle, units(1, UnitState.Status.FAILING))).isEqualTo("waiting");
  }

  @Test
  void incompleteWhenAnythingIsMissing() {
    var running = Optional.of(new Running(AT, 3));
    assertThat(status(source(ended(1), running, Optional.empty()), List.of()))
        .isEqualTo("incomplete");
    assertThat(
            status(
                source(ended(0), running, Optional.empty()), units(1, UnitState.Status.INCOMPLETE)))
        .isEqualTo("incomplete");
  }

  @Test
  void syncingBeforeTheFirstEndAndWhileRunning() {
    assertThat(status(source(Optional.empty(), Optional.empty(), Optional.empty()), List.of()))
        .isEqualTo("syncing");
    assertThat(
            status(source(ended(0), Optional.of(new Running(AT, 3)), Optional.empty()), List.of()))
        .isEqualTo("syncing");
  }

  @Test
  void okEvenIfUnitsAreSkipped() {
    SourceState good = source(ended(0), Optional.empty(), Optional.empty());
    assertThat(status(good, units(1, UnitState.Status.SKIPPED))).isEqualTo("ok");
  }

  @Test
  void showsTheFirstUnits() {
    SourceState good = source(ended(0), Optional.empty(), Optional.empty());
    SyncStatus many = SyncStatus.of(good, units(21, UnitState.Status.SKIPPED), 20);
    assertThat(many.incomplete()).hasSize(20);
    assertThat(many.moreIncomplete()).isTrue();
    assertThat(SyncStatus.of(good, units(20, UnitState.Status.SKIPPED), 20).moreIncomplete())
        .isFalse();
  }
}
