package dev.opsledger.core.concurrent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Processes items in parallel on virtual threads: for work that waits on the network. */
public final class BoundedParallel {
  /** Enough to keep a page's writes short, and far below any connection limit. */
  private static final int AT_ONCE = 16;

  private BoundedParallel() {}

  /**
   * Applies a function to all items, sixteen at a time.
   *
   * @return the results, in the items' order
   * @throws RuntimeException or {@link Error}, the first in the items' order that the function
   *     threw, once all have ended
   */
  public static <T, R> List<R> map(Collection<T> items, Function<T, R> function) {
    var gate = new Semaphore(AT_ONCE);
    var deadline = Deadline.current();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<R>>(items.size());
      for (T item : items) {
        futures.add(
            executor.submit(() -> Deadline.call(deadline, () -> within(gate, function, item))));
      }
      var results = new ArrayList<R>(futures.size());
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while work was running", e);
    }
  }

  private static <T, R> R within(Semaphore gate, Function<T, R> function, T item)
      throws InterruptedException {
    gate.acquire();
    try {
      return function.apply(item);
    } finally {
      gate.release();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    return switch (cause) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(cause);
    };
  }
}
