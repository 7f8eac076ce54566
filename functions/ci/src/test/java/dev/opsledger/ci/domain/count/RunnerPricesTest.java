package dev.opsledger.ci.domain.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.ci.domain.Job;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerPricesTest {
  private static final LocalDate BEFORE = LocalDate.parse("2025-12-31");
  private static final LocalDate SINCE = LocalDate.parse("2026-01-01");

  @Test
  void aPriceHoldsFromItsDayOn() {
    RunnerPrices prices = RunnerPrices.published();
    assertThat(prices.of("linux", BEFORE)).contains(new BigDecimal("0.008"));
    assertThat(prices.of("linux", SINCE)).contains(new BigDecimal("0.006"));
    assertThat(prices.of("self-hosted", SINCE)).contains(BigDecimal.ZERO);
    assertThat(prices.of("other", SINCE)).isEmpty();
  }

  @Test
  void ownPricesReplaceThoseOfTheirClass() {
    RunnerPrices prices =
        RunnerPrices.published().overriddenBy("linux=0.004, other=1.5,other=2@2026-01-01");
    assertThat(prices.of("linux", SINCE)).contains(new BigDecimal("0.004"));
    assertThat(prices.of("other", BEFORE)).contains(new BigDecimal("1.5"));
    assertThat(prices.of("other", SINCE)).contains(new BigDecimal("2"));
    assertThat(prices.of("windows", SINCE)).contains(new BigDecimal("0.010"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "linux=", "linux=x", "linux=-1", "linux=1@2026", "", "A=1"})
  void whatIsNoPriceIsRefused(String text) {
    assertThatThrownBy(() -> RunnerPrices.published().overriddenBy(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu-latest, false, linux",
    "ubuntu-latest, true, public",
    "ubuntu-24.04-arm, false, linux-arm",
    "ubuntu-latest-8-cores, true, linux-8",
    "windows-2025, false, windows",
    "macos-15-xlarge, false, macos-xlarge",
    "macos-latest, true, public",
    "self-hosted, true, self-hosted",
    "big-machine, false, other"
  })
  void theClassOfARunnerFollowsFromItsLabel(String label, boolean isPublic, String expected) {
    var job =
        new Job(
            1,
            2,
            1,
            "test",
            List.of(label),
            new Job.Runner(Optional.empty(), Optional.empty(), isPublic),
            new Job.State("queued", Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            false,
            false);
    assertThat(RunnerClass.of(job)).isEqualTo(expected);
  }
}
