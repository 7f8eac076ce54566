package dev.opsledger.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static void require(Duration left) {
    Deadline.call(
        Optional.of(Deadline.in(left)),
        () -> {
          Deadline.check("storing rows");
          return left;
        });
  }

  @Test
  void withoutADeadlineThereIsTimeForEverything() {
    assertThat(Deadline.left()).isEmpty();
    assertThatCode(() -> Deadline.check("storing rows")).doesNotThrowAnyException();
  }

  @Test
  void aStepStartsWhileThereIsMoreThanTheReserve() {
    assertThatCode(() -> require(Duration.ofMinutes(1))).doesNotThrowAnyException();
  }

  @Test
  void noStepStartsWithinTheReserve() {
    assertThatThrownBy(() -> require(Duration.ofSeconds(5)))
        .isInstanceOf(OutOfTimeException.class)
        .hasMessage("the function has no time left for storing rows");
  }

  @Test
  void aDeadlineIsBoundToItsWorkOnly() {
    Duration left =
        Deadline.call(Optional.of(Deadline.in(Duration.ofMinutes(1))), Deadline::left)
            .orElseThrow();
    assertThat(left).isLessThanOrEqualTo(Duration.ofSeconds(55));
    assertThat(Deadline.current()).isEmpty();
  }
}
