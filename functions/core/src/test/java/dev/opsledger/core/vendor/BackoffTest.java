package dev.opsledger.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration MOST = Duration.ofHours(1);

  private final Backoff waits = new Backoff(Duration.ofMinutes(1), MOST);

  private Duration wait(Optional<Instant> told, int before) {
    return Duration.between(NOW, waits.until(NOW, told, before));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE / 2, -1_000_000, -1, 0, 1, 59, 3600, 1_000_000, 1L << 40})
  void whateverIsToldTheWaitIsBounded(long seconds) {
    Instant told =
        seconds == Long.MIN_VALUE / 2 ? Instant.EPOCH.minusSeconds(1) : NOW.plusSeconds(seconds);
    for (int before : List.of(0, 1, 5, 31, 1000, Integer.MAX_VALUE)) {
      Duration wait = wait(Optional.of(told), before);
      assertThat(wait).isBetween(Duration.ofSeconds(1), MOST.plusMinutes(1));
      if (seconds < MOST.toSeconds()) {
        assertThat(NOW.plus(wait)).as("never sooner than told").isAfterOrEqualTo(told);
      }
    }
  }

  @Test
  void aTimeThatIsOverLeadsToNoStorm() {
    Duration hour = Duration.ZERO;
    int calls = 0;
    while (hour.compareTo(Duration.ofHours(1)) < 0) {
      hour = hour.plus(wait(Optional.of(NOW.minusSeconds(5)), calls));
      calls++;
    }
    assertThat(calls).isLessThan(20);
  }

  @Test
  void anUntoldWaitBeginsAsUsualAndDoubles() {
    var brief = new Backoff(Duration.ofSeconds(2), MOST);
    for (int before = 0; before < 8; before++) {
      Duration wait = Duration.between(NOW, brief.until(NOW, Optional.empty(), before));
      Duration doubled = Duration.ofSeconds(2L << before);
      assertThat(wait).isBetween(doubled, doubled.plus(doubled.dividedBy(10)).plusSeconds(1));
    }
    assertThat(wait(Optional.empty(), 1000))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
  }

  @Test
  void thoseWhoWaitDoNotReturnTogether() {
    Set<Instant> times = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      times.add(waits.spread(NOW, NOW.plusSeconds(60)));
    }
    assertThat(times).hasSizeGreaterThan(50).allMatch(at -> !at.isBefore(NOW.plusSeconds(60)));
  }
}
