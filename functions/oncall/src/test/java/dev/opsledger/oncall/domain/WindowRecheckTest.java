package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRecheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IncidentWindow WINDOW =
      new IncidentWindow(NOW.minusSeconds(60), NOW.minusSeconds(1), false);

  @Test
  void theStoredFormIsReadBack() {
    WindowRecheck recheck = WindowRecheck.soon(WINDOW, 7, NOW).later(8, NOW);
    assertThat(recheck.text()).isEqualTo("1795341540-1795341599|8|1|1795345200");
    assertThat(WindowRecheck.of(recheck.text())).contains(recheck);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-2", "x|1|1|1", "1-2|1|1", "1-2|1|1|1|1"})
  void otherTextsAreNoRechecks(String text) {
    assertThat(WindowRecheck.of(text)).isEmpty();
  }

  @Test
  void theWaitDoublesUpTo32Hours() {
    WindowRecheck recheck = WindowRecheck.soon(WINDOW, 7, NOW);
    for (int hours : new int[] {1, 2, 4, 8, 16, 32, 32}) {
      recheck = recheck.later(7, NOW);
      assertThat(recheck.due()).isEqualTo(NOW.plus(Duration.ofHours(hours)));
    }
  }

  @Test
  void aDisagreementOfAWeekLasts() {
    WindowRecheck recheck = WindowRecheck.soon(WINDOW, 7, NOW);
    Instant now = NOW;
    while (!recheck.lasts()) {
      recheck = recheck.later(7, now);
      now = recheck.due();
    }
    assertThat(Duration.between(NOW, now)).isBetween(Duration.ofDays(6), Duration.ofDays(7));
  }
}
