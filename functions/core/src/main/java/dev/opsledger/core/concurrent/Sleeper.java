package dev.opsledger.core.concurrent;

import java.time.Duration;

/** How to wait; tests wait without passing time. */
@FunctionalInterface
public interface Sleeper {
  /** Waits by sleeping. An interrupt ends the wait and stays set. */
  Sleeper SLEEP =
      duration -> {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      };

  void pause(Duration duration);
}
