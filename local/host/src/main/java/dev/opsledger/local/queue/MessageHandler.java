package dev.opsledger.local.queue;

import dev.opsledger.local.function.FunctionException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** Does what messages ask for. */
@FunctionalInterface
public interface MessageHandler {
  /**
   * Handles a batch.
   *
   * @return the ids of the messages that are not done; all others are deleted
   * @throws FunctionException if none is done
   */
  Set<String> handle(List<Message> batch) throws FunctionException, InterruptedException;
}
