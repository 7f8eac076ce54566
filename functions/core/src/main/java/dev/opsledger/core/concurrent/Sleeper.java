package dev.opsledger.core.concurrent;

import java.time.Duration;

/** How to wait; tests replace it so that they need not wait. */
@FunctionalInterface
public interface Sleeper {
  /**
   * Sleeps: the one place where functions wait, so that tests can do without. An interrupt ends the
   * wait and leaves the interrupt flag set.
   */
  Sleeper SLEEP =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  /** Waits for the given time. */
  void pause(Duration duration);
}
