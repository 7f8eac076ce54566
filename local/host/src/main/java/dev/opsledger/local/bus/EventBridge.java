package dev.opsledger.local.bus;

import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.queue.QueueConsumer;
import dev.opsledger.local.template.EventSource.BusRule;
import java.net.URI;
import java.util.Optional;

/** Where functions put events, and what brings them to functions. */
public interface EventBridge extends AutoCloseable {
  /** Where functions put events. */
  URI address();

  /**
   * Adds a rule that calls a function.
   *
   * @return what has to run for it, besides the calls
   */
  Optional<QueueConsumer> add(BusRule rule, AsyncCalls calls);

  @Override
  void close();
}
