package dev.opsledger.local.queue;

/** An event source of a function that can be paused. */
public interface Pausable {
  /** Stops calling the function, and returns when the last call has ended. */
  void pause() throws InterruptedException;

  /** Starts calling the function again. */
  void resume();
}
