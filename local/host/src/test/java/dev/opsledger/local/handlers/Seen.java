package dev.opsledger.local.handlers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the test handlers received, in order. */
public final class Seen {
  private static final List<String> ALL = new ArrayList<>();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Condition MORE = LOCK.newCondition();

  private Seen() {}

  static void add(String what) {
    LOCK.lock();
    try {
      ALL.add(what);
      MORE.signalAll();
    } finally {
      LOCK.unlock();
    }
  }

  /** Everything received so far. */
  public static List<String> all() {
    LOCK.lock();
    try {
      return List.copyOf(ALL);
    } finally {
      LOCK.unlock();
    }
  }

  /** Everything received that starts with a prefix. */
  public static List<String> startingWith(String prefix) {
    return all().stream().filter(each -> each.startsWith(prefix)).toList();
  }

  /**
   * Waits until this many entries were received.
   *
   * @throws AssertionError when that takes too long
   */
  public static void await(int many, Duration atMost) throws InterruptedException {
    long nanos = atMost.toNanos();
    LOCK.lock();
    try {
      while (ALL.size() < many) {
        if (nanos <= 0) {
          throw new AssertionError("after %s there is only %s".formatted(atMost, ALL));
        }
        nanos = MORE.awaitNanos(nanos);
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** Clears the record. */
  public static void forget() {
    LOCK.lock();
    try {
      ALL.clear();
    } finally {
      LOCK.unlock();
    }
  }
}
