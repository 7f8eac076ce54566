package dev.opsledger.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.UnitState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitStateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofHours(2));

  private static UnitState state(Status status, Instant at, long missing, String reason) {
    return new UnitState(
        "runs:7",
        "acme/web",
        status,
        at,
        status == Status.OK ? Optional.of(at) : Optional.empty(),
        status == Status.FAILING ? Optional.empty() : Optional.of(10L),
        missing,
        Optional.ofNullable(reason),
        at);
  }

  @Test
  void aStateIsReadAsItWasWritten() {
    for (UnitState state :
        new UnitState[] {
          state(Status.OK, NOW, 0, null), state(Status.INCOMPLETE, NOW, 3, "GitHub counts more")
        }) {
      assertThat(UnitState.of(state.row("UNITS#ci"))).isEqualTo(state);
    }
  }

  @Test
  void aStatusLastsSinceItWasFirstSeen() {
    UnitState before = state(Status.OK, EARLIER, 0, null);
    UnitState failing = state(Status.FAILING, NOW, 0, "502").after(before);
    assertThat(failing.since()).isEqualTo(NOW);
    assertThat(failing.lastGood()).as("kept while it fails").contains(EARLIER);
    assertThat(failing.expected()).as("kept while it fails").contains(10L);
    UnitState still = state(Status.FAILING, NOW.plusSeconds(60), 0, "502").after(failing);
    assertThat(still.since()).isEqualTo(NOW);
    assertThat(still.lastGood()).contains(EARLIER);
  }

  @Test
  void anUnchangedStateIsWrittenOnceADay() {
    UnitState before = state(Status.OK, EARLIER, 0, null);
    assertThat(state(Status.OK, NOW, 0, null).after(before).adds(before)).isFalse();
    Instant nextDay = EARLIER.plus(Duration.ofDays(1)).plusSeconds(1);
    assertThat(state(Status.OK, nextDay, 0, null).after(before).adds(before)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"OK, 0, ", "INCOMPLETE, 2, why", "INCOMPLETE, 1, other", "FAILING, 1, why"})
  void aChangedStateIsWrittenAtOnce(Status status, long missing, String reason) {
    UnitState before = state(Status.INCOMPLETE, EARLIER, 1, "why");
    UnitState after = state(status, NOW, missing, reason).after(before);
    assertThat(after.adds(before)).isTrue();
    assertThat(after.troubled()).isEqualTo(status != Status.OK);
  }

  @ParameterizedTest
  @CsvSource({"runs, 7, runs:7", "runs, 7:page-2, runs:7", "installations, all, installations:all"})
  void partsOfAThingShareItsState(String kind, String key, String id) {
    Unit unit = new Unit.Draft(kind, key, "name", Json.object()).plan("s1.ci", "first.0");
    assertThat(UnitState.idOf(unit)).isEqualTo(id);
  }
}
