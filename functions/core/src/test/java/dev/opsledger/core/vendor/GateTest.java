package dev.opsledger.core.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final Backoff waits = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));
  private final Gate gate = new Gate("the limit", waits, Clock.fixed(NOW, ZoneOffset.UTC));

  private static Instant in(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  private Instant closedUntil() {
    try {
      gate.check("app");
      return NOW;
    } catch (RateLimitedException e) {
      return e.until();
    }
  }

  @Test
  void anOpenGateLetsCallsPass() {
    assertThatCode(() -> gate.check("app")).doesNotThrowAnyException();
  }

  @Test
  void aRefusalClosesTheGateForItsOwnerOnly() {
    gate.refused("app", Optional.of(in(5)));
    assertThatThrownBy(() -> gate.check("app"))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("the limit of app");
    assertThatCode(() -> gate.check("other")).doesNotThrowAnyException();
  }

  /** Calls run in parallel, so the answer to an earlier one may arrive last. */
  @Test
  void anAnswerWithAShorterWaitDoesNotOpenAGateEarlier() {
    gate.exhausted("app", in(30));
    gate.exhausted("app", in(5));
    assertThat(closedUntil()).isAfterOrEqualTo(in(30));
    gate.refused("app", Optional.empty());
    assertThat(closedUntil()).isAfterOrEqualTo(in(30));
  }

  @Test
  void anAnswerWithALongerWaitClosesAGateLonger() {
    gate.refused("app", Optional.of(in(5)));
    gate.exhausted("app", in(30));
    assertThat(closedUntil()).isAfterOrEqualTo(in(30));
  }

  @Test
  void anAcceptedCallEndsTheSeriesOfDoubledWaits() {
    gate.refused("app", Optional.empty());
    gate.refused("app", Optional.empty());
    gate.answered("app");
    assertThat(gate.refused("app", Optional.empty()).until()).isBefore(NOW.plusSeconds(4));
  }
}
