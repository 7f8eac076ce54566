package dev.opsledger.local.simulator.server;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The faults that a running simulator injects; rules may be added and removed at any time. */
public final class Faults {
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final SplittableRandom random;

  /** Creates a set whose random choices are drawn from this seed. */
  public Faults(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Applies to the next matching request. */
  public FaultRule next(Predicate<SimulatedRequest> when, Fault fault) {
    return times(1, when, fault);
  }

  /** Applies to this many matching requests. */
  public FaultRule times(int count, Predicate<SimulatedRequest> when, Fault fault) {
    return add(when, fault, 1, count);
  }

  /** Applies to every matching request until removed. */
  public FaultRule always(Predicate<SimulatedRequest> when, Fault fault) {
    return add(when, fault, 1, Integer.MAX_VALUE);
  }

  /** Applies to a random share (0 to 1) of the matching requests until removed. */
  public FaultRule share(double share, Predicate<SimulatedRequest> when, Fault fault) {
    return add(when, fault, share, Integer.MAX_VALUE);
  }

  /** Removes a rule. */
  public void remove(FaultRule rule) {
    rules.remove(rule);
  }

  /** Removes all rules. */
  public void clear() {
    rules.clear();
  }

  /** The fault for this request, from the oldest rule that applies. */
  Optional<Fault> pick(SimulatedRequest request) {
    return rules.stream().filter(rule -> rule.strikes(request)).findFirst().map(FaultRule::fault);
  }

  private synchronized FaultRule add(
      Predicate<SimulatedRequest> when, Fault fault, double share, int limit) {
    var rule = new FaultRule(when, fault, share, limit, random.split());
    rules.add(rule);
    return rule;
  }
}
