package dev.opsledger.local.simulator.server;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Selects the requests that a fault applies to, and counts them. */
public final class FaultRule {
  private final Predicate<SimulatedRequest> when;
  private final Fault fault;
  private final double share;
  private final int limit;
  private final SplittableRandom random;
  private final AtomicInteger hits = new AtomicInteger();

  FaultRule(
      Predicate<SimulatedRequest> when,
      Fault fault,
      double share,
      int limit,
      SplittableRandom random) {
    this.when = when;
    this.fault = fault;
    this.share = share;
    this.limit = limit;
    this.random = random;
  }

  /** The number of requests that it has been applied to. */
  public int hits() {
    return hits.get();
  }

  Fault fault() {
    return fault;
  }

  synchronized boolean strikes(SimulatedRequest request) {
    if (hits.get() >= limit || !when.test(request)) {
      return false;
    }
    if (share < 1 && random.nextDouble() >= share) {
      return false;
    }
    hits.incrementAndGet();
    return true;
  }
}
