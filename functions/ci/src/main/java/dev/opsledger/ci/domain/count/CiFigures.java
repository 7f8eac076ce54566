package dev.opsledger.ci.domain.count;

import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of some days.
 *
 * @param tally what the days count together
 * @param cost the price of the minutes by class of runner, of those that have one
 * @param daysWithoutJobs whether attempts ended on a day of which no job is known
 */
public record CiFigures(Tally tally, SortedMap<String, BigDecimal> cost, boolean daysWithoutJobs) {
  /** The figures of the days between two, both inclusive. */
  public static CiFigures of(
      SortedMap<LocalDate, Tally> days, LocalDate first, LocalDate last, RunnerPrices prices) {
    Tally sum = Tally.NONE;
    var cost = new TreeMap<String, BigDecimal>();
    boolean without = false;
    for (Map.Entry<LocalDate, Tally> day : days.subMap(first, last.plusDays(1)).entrySet()) {
      Tally tally = day.getValue();
      sum = sum.plus(tally);
      without |= tally.count(RunCounts.ATTEMPTS) > 0 && tally.count(RunCounts.JOBS) == 0;
      tally
          .under(RunCounts.MINUTES)
          .counts()
          .forEach(
              (runner, minutes) ->
                  prices
                      .of(runner, day.getKey())
                      .map(price -> price.multiply(BigDecimal.valueOf(minutes)))
                      .ifPresent(price -> cost.merge(runner, price, BigDecimal::add)));
    }
    return new CiFigures(sum, cost, without);
  }

  /** The figures of both together. */
  public CiFigures plus(CiFigures other) {
    var sum = new TreeMap<>(cost);
    other.cost.forEach((runner, amount) -> sum.merge(runner, amount, BigDecimal::add));
    return new CiFigures(tally.plus(other.tally), sum, daysWithoutJobs || other.daysWithoutJobs);
  }

  /** How many runs ended so. */
  public long runs(RunOutcome outcome) {
    return tally.count(outcome.count());
  }

  /** All runs. */
  public long runs() {
    return tally.under("o").counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Failed runs among those that passed or failed. */
  public OptionalDouble failureRate() {
    long failed = runs(RunOutcome.FAILED);
    long of = failed + runs(RunOutcome.SUCCEEDED);
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / of);
  }

  /** A quantile in seconds. */
  public OptionalDouble quantile(Histogram histogram, double share) {
    return histogram.quantile(tally, share);
  }

  /** How many durations a histogram holds. */
  public long count(Histogram histogram) {
    return histogram.count(tally);
  }

  /** Billable minutes by class of runner. */
  public SortedMap<String, Long> minutes() {
    return tally.under(RunCounts.MINUTES).counts();
  }
}
