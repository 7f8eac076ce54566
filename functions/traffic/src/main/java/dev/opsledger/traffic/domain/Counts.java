package dev.opsledger.traffic.domain;

/**
 * How often something happened and how many different people did it; the latter of several days do
 * not add up, since one person may come every day.
 */
public record Counts(long count, long uniques) {
  static final Counts NONE = new Counts(0, 0);

  /** The larger of each number: what was seen once does not shrink. */
  public Counts max(Counts other) {
    return new Counts(Math.max(count, other.count), Math.max(uniques, other.uniques));
  }
}
