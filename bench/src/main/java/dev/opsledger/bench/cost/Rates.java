package dev.opsledger.bench.cost;

/**
 * What a thing more costs, measured as the difference between a small and a larger world.
 *
 * @param repository an unchanged repository in a synchronization
 * @param run a run when it is first seen
 * @param incident an incident when it is first seen
 */
record Rates(Cost repository, Cost run, Cost incident) {
  private static final int MORE = 40;

  /**
   * DynamoDB's units and SQS's calls.
   *
   * @param seconds of all workers together, an upper bound
   */
  record Cost(double reads, double writes, double queueCalls, double seconds) {
    private static Cost last(Sizes sizes, double seconds) {
      return new Cost(
          sizes.meter.read(), sizes.meter.written(), sizes.meter.calls("SQS"), seconds * 4);
    }

    private Cost over(Cost smaller, int things) {
      return new Cost(
          Math.max(0, reads - smaller.reads) / things,
          Math.max(0, writes - smaller.writes) / things,
          Math.max(0, queueCalls - smaller.queueCalls) / things,
          Math.max(0, seconds - smaller.seconds) / things);
    }
  }

  /** Measures them; a factor adds ten runs and ten incidents. */
  static Rates measure() throws Exception {
    try (var small = new Sizes(1, 1);
        var many = new Sizes(1, 1 + MORE);
        var full = new Sizes(1 + MORE, 1)) {
      Cost fewRuns = Cost.last(small, small.sync("Ci"));
      Cost manyRuns = Cost.last(full, full.sync("Ci"));
      Cost fewIncidents = Cost.last(small, small.sync("Oncall"));
      Cost manyIncidents = Cost.last(full, full.sync("Oncall"));
      many.sync("Ci");
      many.sync("Ci");
      small.sync("Ci");
      Cost one = Cost.last(small, small.sync("Ci"));
      Cost all = Cost.last(many, many.sync("Ci"));
      return new Rates(
          all.over(one, MORE),
          manyRuns.over(fewRuns, 10 * MORE),
          manyIncidents.over(fewIncidents, 10 * MORE));
    }
  }
}
