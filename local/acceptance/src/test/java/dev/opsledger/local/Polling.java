package dev.opsledger.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what a schedule or another process brings, since neither tells a test about it. */
public final class Polling {
  private static final Duration EVERY = Duration.ofMillis(200);

  private Polling() {}

  /**
   * Looks again and again until what is seen is enough, and returns it.
   *
   * @throws AssertionError with what was seen last when that takes too long
   */
  public static <T> T until(Duration atMost, Callable<T> look, Predicate<T> enough)
      throws Exception {
    long end = System.nanoTime() + atMost.toNanos();
    T seen = look.call();
    while (!enough.test(seen)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("after %s it is still %s".formatted(atMost, seen));
      }
      LockSupport.parkNanos(EVERY.toNanos());
      seen = look.call();
    }
    return seen;
  }
}
