package dev.opsledger.local;

import dev.opsledger.core.runtime.CallObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Counts the units that functions consume on a table, and can kill functions between two steps. */
public final class Meter implements CallObserver {
  private static final long MOMENT = 50;

  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();
  private final LongAdder calls = new LongAdder();
  private final AtomicInteger untilDeath = new AtomicInteger(-1);
  private volatile CountDownLatch death = new CountDownLatch(1);
  private volatile String table = "";

  /** Simulates the sudden end of a function's process. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Resets the counts and restricts them to this table. */
  public void reset(String tableName) {
    table = tableName;
    read.reset();
    written.reset();
    calls.reset();
  }

  /** Read units since the last reset. */
  public double read() {
    return read.sum();
  }

  /** Write units since the last reset. */
  public double written() {
    return written.sum();
  }

  /** Calls since the last reset: DynamoDB Local counts no units for a query without results. */
  public long calls() {
    return calls.sum();
  }

  /** Kills a function after this many steps; a step is the moment before or after a call. */
  public void killAfter(int steps) {
    death = new CountDownLatch(1);
    untilDeath.set(steps);
  }

  /** Waits until a function is killed, or until there is nothing left to run. */
  public void awaitDeathOr(BooleanSupplier rest) {
    try {
      boolean over = false;
      while (!over) {
        over = death.await(MOMENT, TimeUnit.MILLISECONDS) || rest.getAsBoolean();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Stops killing functions; returns whether one was killed. */
  public boolean revive() {
    return untilDeath.getAndSet(-1) == 0;
  }

  /** An observer that only adds to the counts and never kills. */
  public CallObserver harmless() {
    return new CallObserver() {
      @Override
      public void after(Call call, Cost cost) {
        count(call, cost);
      }
    };
  }

  @Override
  public void before(Call call) {
    step();
  }

  @Override
  public void after(Call call, Cost cost) {
    count(call, cost);
    step();
  }

  private void count(Call call, Cost cost) {
    if (call.resource().equals(table)) {
      read.add(cost.readUnits());
      written.add(cost.writeUnits());
      calls.increment();
    }
  }

  /**
   * Throws on every step once the time has come, so that a killed process makes no further call.
   */
  private void step() {
    if (untilDeath.updateAndGet(n -> n > 0 ? n - 1 : n) == 0) {
      death.countDown();
      throw new Killed();
    }
  }
}
