package dev.opsledger.local.stream;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes stream readers after writes. */
public final class Signal implements Runnable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private final boolean aware;
  private long count;
  private int underWay;
  private long hurries;
  private long recheckedAt;

  /** One that is raised by every write. */
  public Signal() {
    this(true);
  }

  private Signal(boolean aware) {
    this.aware = aware;
  }

  /** One for a service that does not report writes; it is raised now and then. */
  public static Signal unaware() {
    return new Signal(false);
  }

  /** Notes that a write begins, which may be seen before {@link #run} is called for it. */
  public void begin() {
    lock.lock();
    try {
      underWay++;
    } finally {
      lock.unlock();
    }
  }

  /** Raises the signal for a write that has begun before and is done now. */
  public void end() {
    lock.lock();
    try {
      underWay--;
      run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Raises the signal unless every write does: there may be writes that it was not told of. */
  public void recheck() {
    lock.lock();
    try {
      if (!aware) {
        run();
        recheckedAt = count;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the pauses of readers. */
  public void hurry() {
    lock.lock();
    try {
      hurries++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it was raised. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a pass that began when it had been raised so often has seen all writes so far. */
  boolean isCovered(long seen) {
    lock.lock();
    try {
      return aware ? count == seen && underWay == 0 : seen >= recheckedAt;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it was raised more often than this, or until the time is up. */
  public void await(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (count <= seen && left > 0) {
        left = raised.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the time is up or readers are hurried, ignoring signals. */
  void rest(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long before = hurries;
      long left = atMost.toNanos();
      while (hurries == before && left > 0) {
        left = raised.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps, ignoring signals. */
  static void pause(Duration time) throws InterruptedException {
    new Signal().await(0, time);
  }
}
