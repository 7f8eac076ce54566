package dev.opsledger.oncall;

import dev.opsledger.core.runtime.CallObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops functions once, before or after one of their calls. */
public final class Killer implements CallObserver {
  private final AtomicInteger step = new AtomicInteger();
  private volatile int fatal = -1;

  @Override
  public void before(Call call) {
    strike();
  }

  @Override
  public void after(Call call, Cost cost) {
    strike();
  }

  private void strike() {
    if (step.getAndIncrement() == fatal) {
      throw new AssertionError("stopped at step " + fatal);
    }
  }

  /** Begins to count anew; a negative number stops nothing. */
  public void killAt(int number) {
    fatal = number;
    step.set(0);
  }

  /** The steps since then. */
  public int steps() {
    return step.get();
  }
}
