package dev.opsledger.core.concurrent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that is given up when it takes too long, whatever it is waiting for. */
public final class TimeLimited {
  private TimeLimited() {}

  /**
   * Does work on a thread of its own.
   *
   * @param abort breaks off what the work waits for
   * @throws TimeoutException when it did not end in time
   * @throws ExecutionException with whatever the work threw
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
