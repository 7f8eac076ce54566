package dev.opsledger.bench.cost;

/**
 * What one more thing adds to the cost of a sync, measured as the difference between a small and a
 * larger world.
 */
final class Rates {
  private static final int MORE = 40;

  private Rates() {}

  /** The cost that each additional unchanged repository adds to a sync of CI runs. */
  static Cost unchangedRepository() throws Exception {
    try (var one = new Sizes(1, 1);
        var many = new Sizes(1, 1 + MORE)) {
      return unchanged(many).over(unchanged(one), MORE);
    }
  }

  private static Cost unchanged(Sizes sizes) throws Exception {
    sizes.sync("Ci");
    sizes.sync("Ci");
    return sizes.sync("Ci");
  }
}
