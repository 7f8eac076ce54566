package dev.opsledger.local.queue;

/** What calls a function by itself, and can be told not to for a while. */
public interface Pausable {
  /** Calls no more, and returns when the last call has ended. */
  void pause() throws InterruptedException;

  /** Calls again. */
  void resume();
}
