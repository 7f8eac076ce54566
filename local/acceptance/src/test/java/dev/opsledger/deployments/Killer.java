package dev.opsledger.deployments;

import dev.opsledger.core.runtime.CallObserver;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends a function before or after one of its calls, at random, so many times at most. */
public final class Killer implements CallObserver {
  private final Random random;
  public final AtomicInteger left;
  private final int oneIn;
  volatile boolean refuseAll;

  public Killer(long seed, int kills, int oneIn) {
    this.random = new Random(seed);
    this.left = new AtomicInteger(kills);
    this.oneIn = oneIn;
  }

  /** Kills as well, and refuses everything while it is told to. */
  CallObserver refusing() {
    return new CallObserver() {
      @Override
      public void before(Call call) {
        if (refuseAll) {
          throw new IllegalStateException("the aggregator refuses");
        }
        perhapsKill();
      }

      @Override
      public void after(Call call, Cost cost) {
        perhapsKill();
      }
    };
  }

  @Override
  public void before(Call call) {
    perhapsKill();
  }

  @Override
  public void after(Call call, Cost cost) {
    perhapsKill();
  }

  private synchronized void perhapsKill() {
    if (left.get() > 0 && random.nextInt(oneIn) == 0) {
      left.decrementAndGet();
      throw new Killed();
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
