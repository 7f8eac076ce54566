package dev.opsledger.activity;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.json.MalformedJsonException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Stores a batch of messages in their order. A message is acknowledged only when it is stored.
 * After one that failed, the rest of its group waits with it, so that a deployment's events stay in
 * order (AWS: "Using Lambda with Amazon SQS", partial batch responses and FIFO queues).
 */
final class Aggregator {
  private static final System.Logger LOG = System.getLogger(Aggregator.class.getName());

  private final EventStore store;

  Aggregator(EventStore store) {
    this.store = store;
  }

  /** Stores what the messages say; the answer names those that are to come again. */
  SQSBatchResponse handle(SQSEvent batch) {
    List<SQSMessage> messages = batch.getRecords();
    // One write for the ids of all; a message that was there before leaves a gap, which is
    // harmless.
    long id = store.reserveIds(messages.size());
    var again = new ArrayList<BatchItemFailure>();
    var blocked = new HashSet<String>();
    for (SQSMessage message : messages) {
      String group = message.getAttributes().getOrDefault("MessageGroupId", "");
      if (blocked.contains(group) || !take(id++, message)) {
        blocked.add(group);
        again.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(again);
  }

  private boolean take(long id, SQSMessage message) {
    try {
      switch (Message.read(message.getBody())) {
        case Message.NewProject(long project) -> store.know(project);
        case Message.Occurrence event -> store.store(id, event);
      }
      return true;
    } catch (MalformedJsonException | RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be stored", e);
      return false;
    }
  }
}
