package dev.opsledger.local.queue;

/** Tells how many messages a queue has. */
public interface QueueDepths {
  /** Counts the messages of the queue at this URL. */
  Depth of(String url);

  /**
   * The messages of one queue.
   *
   * @param visible those that can be received
   * @param hidden those that were received and not deleted
   * @param delayed those that cannot be received yet
   */
  record Depth(int visible, int hidden, int delayed) {}
}
