package dev.opsledger.local.simulator.github.api;

/** Where GitHub has been seen to behave in more than one way, tests choose which. */
public final class Quirks {
  private volatile boolean totalCountCapped;

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
}
