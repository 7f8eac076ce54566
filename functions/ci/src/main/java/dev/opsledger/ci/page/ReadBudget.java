package dev.opsledger.ci.page;

import dev.opsledger.core.rollup.Tally;
import java.util.Collection;

/**
 * How many read units a page may still spend on rollups. What a read cost is estimated from what
 * was read, rather too high: a tally is the sum of rows that hold mostly the same counts.
 */
final class ReadBudget {
  private static final int KEYS = 120;
  private static final int NUMBER = 4;

  /** Rows are read eventually consistently: 8 KB cost a unit. */
  private static final double UNIT = 8_192;

  private static final double LEAST_OF_A_QUERY = 0.5;

  private double left;

  /**
   * @param units how many there are to spend
   */
  ReadBudget(double units) {
    left = units;
  }

  /** Whether so many units are left. */
  boolean has(double units) {
    return left >= units;
  }

  /**
   * Notes a read of rollups.
   *
   * @param partitions from how many partitions the tallies were summed up
   * @param queries how many queries that took
   */
  void spend(Collection<Tally> tallies, int partitions, int queries) {
    long bytes = 0;
    for (Tally tally : tallies) {
      long names = tally.counts().keySet().stream().mapToLong(String::length).sum();
      bytes += KEYS + names + (long) NUMBER * tally.counts().size();
    }
    left -= queries * LEAST_OF_A_QUERY + partitions * bytes / UNIT;
  }
}
