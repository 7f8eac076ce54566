package dev.opsledger.traffic.domain;

/**
 * How often something happened and how many different people did it. Uniques of several days must
 * not be added up: the same person may come every day.
 */
public record Counts(long count, long uniques) {
  static final Counts NONE = new Counts(0, 0);

  /** The larger of each number, since GitHub's counts only grow. */
  public Counts max(Counts other) {
    return new Counts(Math.max(count, other.count), Math.max(uniques, other.uniques));
  }
}
