package dev.opsledger.activity.sync;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.activity.domain.Message;
import dev.opsledger.activity.store.EventStore;
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
public final class Aggregator {
  private static final System.Logger LOG = System.getLogger(Aggregator.class.getName());

  private final EventStore store;

  /** Stores messages in the event store. */
  public Aggregator(EventStore store) {
    this.store = store;
  }

  /** Stores the messages; the response names those that are to be delivered again. */
  public SQSBatchResponse handle(SQSEvent batch) {
    List<SQSMessage> messages = batch.getRecords();
    // One write reserves the ids of all messages; a message stored before leaves a harmless gap.
    long id = store.reserveIds(messages.size());
    var failed = new ArrayList<BatchItemFailure>();
    var blocked = new HashSet<String>();
    for (SQSMessage message : messages) {
      String group = message.getAttributes().getOrDefault("MessageGroupId", "");
      if (blocked.contains(group) || !store(id++, message)) {
        blocked.add(group);
        failed.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failed);
  }

  private boolean store(long id, SQSMessage message) {
    try {
      switch (MessageParser.parse(message.getBody())) {
        case Message.NewProject(long project) -> store.registerProject(project);
        case Message.Occurrence occurrence -> store.store(id, occurrence);
      }
      return true;
    } catch (MalformedJsonException | RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be stored", e);
      return false;
    }
  }
}
