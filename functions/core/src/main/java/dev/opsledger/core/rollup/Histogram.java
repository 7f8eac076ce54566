package dev.opsledger.core.rollup;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A histogram of durations in whole seconds, as part of a tally: one count for each bucket. Buckets
 * are those of a DDSketch, whose bounds grow by the same factor, so histograms of days, services
 * and repositories add up to the histogram of all of them, and a quantile is within 4 % of the
 * exact one.
 *
 * @param prefix what the names of its buckets begin with; no other name of the tally may
 */
public record Histogram(String prefix) {
  /** The greatest relative error of a quantile. Stored buckets depend on it: it must not change. */
  private static final double ACCURACY = 0.04;

  private static final LogarithmicMapping BUCKETS = new LogarithmicMapping(ACCURACY);

  /** The bucket of durations under a second. */
  private static final String ZERO = "-";

  /** Counts one duration; a negative one counts as zero, as clocks of servers differ. */
  public Tally of(Duration duration) {
    return Tally.of(prefix + bucket(duration.toSeconds()), 1);
  }

  private static String bucket(long seconds) {
    return seconds <= 0
        ? ZERO
        : Integer.toString(BUCKETS.index((double) seconds), Character.MAX_RADIX);
  }

  /** How many durations a tally counts in this histogram. */
  public long count(Tally tally) {
    return tally.under(prefix).counts().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The duration in seconds that a share of the counted durations does not exceed: 0.5 is the
   * median. Empty without durations.
   */
  public OptionalDouble quantile(Tally tally, double share) {
    var sketch = new DDSketch(BUCKETS, UnboundedSizeDenseStore::new);
    tally
        .under(prefix)
        .counts()
        .forEach(
            (bucket, count) -> {
              if (count > 0) {
                sketch.accept(seconds(bucket), count);
              }
            });
    return sketch.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(sketch.getValueAtQuantile(share));
  }

  private static double seconds(String bucket) {
    return bucket.equals(ZERO) ? 0 : BUCKETS.value(Integer.parseInt(bucket, Character.MAX_RADIX));
  }
}
