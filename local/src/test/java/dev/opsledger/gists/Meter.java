package dev.opsledger.gists;

import dev.opsledger.core.aws.CallObserver;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Counts what the context's functions cost at its table, and can stop one of them in the middle.
 */
final class Meter {
  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();
  private final AtomicInteger untilDeath = new AtomicInteger(-1);
  private volatile String table = "";

  /** A function's process ended. */
  static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Counts anew, only calls to this table. */
  void reset(String tableName) {
    table = tableName;
    read.reset();
    written.reset();
  }

  double read() {
    return read.sum();
  }

  double written() {
    return written.sum();
  }

  /** Kills a worker at one of its next steps: a step is the moment before or after a call. */
  void killAfter(int steps) {
    untilDeath.set(steps);
  }

  boolean dead() {
    return untilDeath.get() == 0;
  }

  /** Lets workers live. Returns whether one died. */
  boolean revive() {
    return untilDeath.getAndSet(-1) == 0;
  }

  CallObserver of(String function) {
    return function.startsWith("Gists") ? new Watcher(function.endsWith("Worker")) : NOBODY;
  }

  private static final CallObserver NOBODY = CallObserver.NONE;

  private final class Watcher implements CallObserver {
    private final boolean mortal;

    Watcher(boolean mortal) {
      this.mortal = mortal;
    }

    @Override
    public void before(Call call) {
      step();
    }

    @Override
    public void after(Call call, Cost cost) {
      if (call.resource().equals(table)) {
        read.add(cost.readUnits());
        written.add(cost.writeUnits());
      }
      step();
    }

    /** Once dead, a process makes no further call. */
    private void step() {
      if (mortal && untilDeath.updateAndGet(n -> n > 0 ? n - 1 : n) == 0) {
        throw new Killed();
      }
    }
  }
}
