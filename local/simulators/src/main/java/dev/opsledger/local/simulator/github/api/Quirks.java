package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.Run;
import java.util.function.Predicate;

/** Where GitHub has been seen to behave in more than one way, tests choose which. */
public final class Quirks {
  private volatile boolean totalCountCapped;
  private volatile Predicate<Run> hidden = _ -> false;
  private volatile int overcount;

  Quirks() {}

  /**
   * Whether {@code total_count} of a search stops at 1,000 like its pages do, or tells the truth.
   */
  public boolean totalCountCapped() {
    return totalCountCapped;
  }

  /** Chooses; the truth is told unless said otherwise. */
  public void capTotalCount(boolean yes) {
    totalCountCapped = yes;
  }

  /** Whether searches neither list nor count a run, as their index lags behind. */
  public boolean hides(Run run) {
    return hidden.test(run);
  }

  /** Chooses which runs searches do not find at present; all are found unless said otherwise. */
  public void hide(Predicate<Run> runs) {
    hidden = runs;
  }

  /** How many runs a search counts beyond those that it lists. */
  public int overcount() {
    return overcount;
  }

  /** Lets searches count more runs than they list. */
  public void countMore(int runs) {
    overcount = runs;
  }
}
