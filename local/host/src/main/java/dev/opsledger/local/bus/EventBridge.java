package dev.opsledger.local.bus;

import dev.opsledger.local.queue.AsyncCalls;
import dev.opsledger.local.queue.QueueConsumer;
import dev.opsledger.local.template.EventSource.BusRule;
import java.net.URI;
import java.util.Optional;

/** Accepts events from functions and delivers them to functions. */
public interface EventBridge extends AutoCloseable {
  /** The address that functions send events to. */
  URI address();

  /**
   * Adds a rule that calls a function.
   *
   * @return the consumer that must also run for it, if any
   */
  Optional<QueueConsumer> add(BusRule rule, AsyncCalls calls);

  @Override
  void close();
}
