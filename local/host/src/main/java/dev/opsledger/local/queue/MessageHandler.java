package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Handles messages of a queue. */
@FunctionalInterface
public interface MessageHandler {
  /**
   * Handles a batch.
   *
   * @return the ids of the messages that failed; all others are deleted
   * @throws FunctionException if the whole batch failed
   */
  Set<String> handle(List<Message> batch) throws FunctionException, InterruptedException;
}
