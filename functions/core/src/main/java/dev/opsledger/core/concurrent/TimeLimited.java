package dev.opsledger.core.concurrent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work with a time limit, whatever it waits for. */
public final class TimeLimited {
  private TimeLimited() {}

  /**
   * Runs work on a thread of its own.
   *
   * @param abort interrupts what the work waits for, when the time is up
   * @throws TimeoutException if it did not end in time
   * @throws ExecutionException wrapping whatever the work threw
   */
  public static <T> T call(Duration most, Callable<T> work, Runnable abort)
      throws TimeoutException, ExecutionException, InterruptedException {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      task.cancel(true);
      abort.run();
      throw e;
    }
  }
}
