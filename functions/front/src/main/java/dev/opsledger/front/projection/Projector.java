package dev.opsledger.front.projection;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.outbox.Fact;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stores batches of facts. A message is acknowledged only when what it tells is stored. */
public final class Projector {
  private static final System.Logger LOG = System.getLogger(Projector.class.getName());

  private final FactRecorder store;

  public Projector(FactRecorder store) {
    this.store = store;
  }

  /** Stores what the messages tell; the answer names those that are to come again. */
  public SQSBatchResponse handle(SQSEvent batch) {
    var again = new ArrayList<BatchItemFailure>();
    Map<SQSMessage, Fact> facts = new LinkedHashMap<>();
    for (SQSMessage message : batch.getRecords()) {
      try {
        facts.put(message, Fact.read(message.getBody()));
      } catch (MalformedJsonException e) {
        LOG.log(Level.ERROR, "message " + message.getMessageId() + " tells no fact", e);
        again.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    again.addAll(store(facts));
    return new SQSBatchResponse(again);
  }

  /** All together; one that cannot be stored keeps none of the others back. */
  private List<BatchItemFailure> store(Map<SQSMessage, Fact> facts) {
    try {
      store.save(facts.values());
      return List.of();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a batch is stored one by one", e);
      return facts.entrySet().stream()
          .filter(each -> !storeOne(each.getKey(), each.getValue()))
          .map(each -> new BatchItemFailure(each.getKey().getMessageId()))
          .toList();
    }
  }

  private boolean storeOne(SQSMessage message, Fact fact) {
    try {
      store.save(List.of(fact));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be stored", e);
      return false;
    }
  }
}
