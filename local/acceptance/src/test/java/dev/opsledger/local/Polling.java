package dev.opsledger.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits by polling, for effects of schedules and other processes, which do not notify tests. */
public final class Polling {
  private static final Duration EVERY = Duration.ofMillis(200);

  private Polling() {}

  /**
   * Polls until the result is acceptable, and returns it.
   *
   * @throws AssertionError with the last result on timeout
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
