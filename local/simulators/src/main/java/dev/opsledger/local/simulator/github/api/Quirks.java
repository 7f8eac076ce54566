package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.Run;
import java.util.function.Predicate;

/** Switches between behaviors that GitHub has been observed to vary. */
public final class Quirks {
  private volatile boolean totalCountCapped;
  private volatile Predicate<Run> hidden = _ -> false;
  private volatile int overcount;

  Quirks() {}

  /** Whether {@code total_count} of a search is capped at 1,000, as its pages are. */
  public boolean totalCountCapped() {
    return totalCountCapped;
  }

  /** Caps {@code total_count}, or reports the real count, which is the default. */
  public void capTotalCount(boolean yes) {
    totalCountCapped = yes;
  }

  /** Whether searches omit a run, because the search index lags behind. */
  public boolean hides(Run run) {
    return hidden.test(run);
  }

  /** Sets which runs searches omit; none by default. */
  public void hide(Predicate<Run> runs) {
    hidden = runs;
  }

  /** By how many runs a search's count exceeds its list. */
  public int overcount() {
    return overcount;
  }

  /** Makes searches count more runs than they list. */
  public void countMore(int runs) {
    overcount = runs;
  }
}
