package dev.opsledger.local.queue;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Pauses, resumes and ends a loop that runs on another thread. */
public final class LoopControl {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Runnable wake;
  private boolean paused;
  private boolean waiting;
  private boolean ended;

  /** For a loop that never blocks for long. */
  public LoopControl() {
    this(() -> {});
  }

  /** For a loop that may block and is woken by this callback. */
  public LoopControl(Runnable wake) {
    this.wake = wake;
  }

  /** Waits while paused; true to run the next round, false to end the loop. */
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

  /** Pauses the loop and waits until it has paused. */
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

  /** Resumes the loop. */
  public void resume() {
    set(() -> paused = false);
  }

  /** Ends the loop before its next round. */
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
