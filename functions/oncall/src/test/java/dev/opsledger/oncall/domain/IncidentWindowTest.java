package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class IncidentWindowTest {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  @Property(tries = 200)
  void windowsCoverAllOfATimeOnceAndNoneIsTooLong(
      @ForAll @LongRange(min = 0, max = 100_000_000) long seconds) {
    Instant end = START.plusSeconds(seconds);
    var windows = IncidentWindow.cover(START, end, false);
    joined(windows, START, end.plusSeconds(1));
    assertThat(windows)
        .allMatch(w -> Duration.between(w.since(), w.until()).compareTo(Duration.ofDays(180)) <= 0);
  }

  @Property(tries = 200)
  void halvesAreTheWholeDownToASecond(@ForAll @LongRange(min = 2, max = 20_000) long seconds) {
    var whole = new IncidentWindow(START, START.plusSeconds(seconds), true);
    joined(whole.halves(), whole.since(), whole.until());
    assertThat(whole.halves()).allMatch(IncidentWindow::openOnly);
    List<IncidentWindow> parts = new ArrayList<>(List.of(whole));
    while (parts.getFirst().divisible()) {
      parts.addAll(0, parts.removeFirst().halves());
    }
    assertThat(Duration.between(parts.getFirst().since(), parts.getFirst().until()))
        .isEqualTo(Duration.ofSeconds(1));
  }

  private static void joined(List<IncidentWindow> windows, Instant since, Instant until) {
    assertThat(windows.getFirst().since()).isEqualTo(since);
    assertThat(windows.getLast().until()).isEqualTo(until);
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).since()).isEqualTo(windows.get(i - 1).until());
    }
  }
}
