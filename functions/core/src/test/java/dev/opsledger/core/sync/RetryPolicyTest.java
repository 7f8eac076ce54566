package dev.opsledger.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "5, 480", "6, 900", "60, 900"})
  void aWaitDoublesUpToAQuarterOfAnHourAndIsUpToAFifthShorter(int attempt, long seconds) {
    var policy = new RetryPolicy(5, Duration.ofSeconds(30));
    for (int i = 0; i < 100; i++) {
      assertThat(policy.wait(attempt))
          .isBetween(Duration.ofSeconds(seconds * 4 / 5), Duration.ofSeconds(seconds));
    }
  }

  @Test
  void unitsThatFailTogetherReturnAtDifferentTimes() {
    var policy = new RetryPolicy(5, Duration.ofSeconds(30));
    assertThat(IntStream.range(0, 50).mapToObj(_ -> policy.wait(1)).distinct().count())
        .isGreaterThan(10);
  }

  @Test
  void aPolicyWithoutWaitsHasNone() {
    assertThat(new RetryPolicy(5, Duration.ZERO).wait(3)).isZero();
  }
}
