package dev.opsledger.core.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HistogramTest {
  private static final Histogram DURATIONS = new Histogram("d");

  @Property(tries = 300)
  void aQuantileOfASumOfPartsIsWithinFivePercentOfTheExactOne(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 3_000_000) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 99) int percent,
      @ForAll @IntRange(min = 1, max = 7) int days) {
    var parts = new Tally[days];
    for (int i = 0; i < seconds.size(); i++) {
      Tally before = parts[i % days] == null ? Tally.NONE : parts[i % days];
      parts[i % days] = before.plus(DURATIONS.of(Duration.ofSeconds(seconds.get(i))));
    }
    Tally sum = Tally.NONE;
    for (Tally part : parts) {
      sum = part == null ? sum : sum.plus(part);
    }
    List<Integer> sorted = seconds.stream().sorted().toList();
    double exact = sorted.get((int) Math.floor(percent / 100.0 * (sorted.size() - 1)));
    assertThat(DURATIONS.count(sum)).isEqualTo(seconds.size());
    assertThat(DURATIONS.quantile(sum, percent / 100.0).orElseThrow())
        .isCloseTo(exact, within(exact * 0.05));
  }

  @Property(tries = 100)
  void whatIsTakenAwayLeavesNothing(
      @ForAll @IntRange(min = -5, max = 3_000_000) int seconds,
      @ForAll @IntRange(max = 5) int more) {
    Tally one = DURATIONS.of(Duration.ofSeconds(seconds)).plus("runs", more);
    assertThat(one.minus(one)).isEqualTo(Tally.NONE);
    assertThat(DURATIONS.quantile(one.minus(one), 0.5)).isEmpty();
  }
}
