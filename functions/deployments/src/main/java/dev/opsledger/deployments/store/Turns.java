package dev.opsledger.deployments.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets writers of one process that take the next number of a table take turns, in the order in
 * which they came, in place of colliding on the counter and trying again. Writers of other
 * processes are kept apart by the condition on the counter; this only saves the collisions.
 */
final class Turns {
  private static final Map<String, ReentrantLock> BY_TABLE = new ConcurrentHashMap<>();

  private Turns() {}

  /** Does work that reads the last number of a table and writes the next one. */
  static <T> T take(String table, Supplier<T> work) {
    ReentrantLock turn = BY_TABLE.computeIfAbsent(table, _ -> new ReentrantLock(true));
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
