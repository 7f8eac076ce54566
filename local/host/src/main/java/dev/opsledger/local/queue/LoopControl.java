package dev.opsledger.local.queue;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a loop run, pause, and end. */
public final class LoopControl {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Runnable wake;
  private boolean paused;
  private boolean waiting;
  private boolean ended;

  /** For a loop that comes round by itself. */
  public LoopControl() {
    this(() -> {});
  }

  /** For a loop that may rest, and wakes from it by this. */
  public LoopControl(Runnable wake) {
    this.wake = wake;
  }

  /** Returns true when the loop may do its next round, false when it must end. */
  public boolean next() throws InterruptedException {
    lock.lock();
    try {
      waiting = true;
      changed.signalAll();
      while (paused && !ended) {
        changed.await();
      }
      waiting = false;
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** Pauses the loop and returns when it has come to rest. */
  public void pause() throws InterruptedException {
    lock.lock();
    try {
      paused = true;
      wake.run();
      while (!waiting && !ended) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the loop run again. */
  public void resume() {
    set(() -> paused = false);
  }

  /** Ends the loop at its next round. */
  public void end() {
    set(() -> ended = true);
  }

  /** Whether the loop is to end. */
  public boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the loop is paused. */
  public boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
