package dev.opsledger.local;

import dev.opsledger.local.function.LocalFunction;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Detects when there is no work left. */
final class IdleDetector {
  private static final long LOOK_EVERY = Duration.ofMillis(5).toNanos();

  private final LoadedFunctions functions;
  private final EventSources sources;

  IdleDetector(LoadedFunctions functions, EventSources sources) {
    this.functions = functions;
    this.sources = sources;
  }

  void await(Duration atMost, boolean delayedToo) throws InterruptedException, TimeoutException {
    var patience = new Patience(atMost);
    while (!still(patience, delayedToo)) {
      patience.rest(LOOK_EVERY);
    }
  }

  /**
   * Checks that nothing is running, that all streams and queues are empty, and that no call in the
   * meantime can have added work. Stream readers pause between passes; nothing else runs here, so
   * they need not, and this keeps waiting for their next empty pass unless a new call starts.
   */
  private boolean still(Patience patience, boolean delayedToo)
      throws InterruptedException, TimeoutException {
    long calls = calls();
    if (running() > 0 || !sources.queuesIdle(delayedToo)) {
      return false;
    }
    sources.recheckStreams();
    while (!sources.streamsEmpty()) {
      if (running() > 0 || calls != calls()) {
        return false;
      }
      sources.hurryStreams();
      patience.rest(LOOK_EVERY / 5);
    }
    return running() == 0 && sources.queuesIdle(delayedToo) && calls == calls();
  }

  /** The time limit of a wait. */
  private record Patience(Duration atMost, long end) {
    Patience(Duration atMost) {
      this(atMost, System.nanoTime() + atMost.toNanos());
    }

    void rest(long nanos) throws InterruptedException, TimeoutException {
      if (System.nanoTime() - end > 0) {
        throw new TimeoutException("Work is still running or pending after " + atMost);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(nanos);
    }
  }

  private long calls() {
    long calls = 0;
    for (LocalFunction each : functions.all()) {
      calls += each.calls();
    }
    return calls;
  }

  private int running() {
    int running = 0;
    for (LocalFunction each : functions.all()) {
      running += each.running();
    }
    return running;
  }
}
