package dev.opsledger.front.projection;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.store.NameRows;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stores the facts of a batch of messages. A message is acknowledged once its fact is stored. */
public final class Projector {
  private static final System.Logger LOG = System.getLogger(Projector.class.getName());

  private final FactRecorder recorder;
  private final NameRows names;

  /** Stores facts with this recorder, and the names in them. */
  public Projector(FactRecorder recorder, NameRows names) {
    this.recorder = recorder;
    this.names = names;
  }

  /** Stores the facts of a batch and returns the messages that must be delivered again. */
  public SQSBatchResponse handle(SQSEvent batch) {
    var failures = new ArrayList<BatchItemFailure>();
    Map<SQSMessage, Fact> facts = new LinkedHashMap<>();
    for (SQSMessage message : batch.getRecords()) {
      try {
        facts.put(message, Fact.read(message.getBody()));
      } catch (MalformedJsonException e) {
        LOG.log(Level.ERROR, "message " + message.getMessageId() + " is not a valid fact", e);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    failures.addAll(store(facts));
    return new SQSBatchResponse(failures);
  }

  /** Stores all facts together, or one by one if that fails, so that one cannot block the rest. */
  private List<BatchItemFailure> store(Map<SQSMessage, Fact> facts) {
    try {
      save(facts.values());
      return List.of();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the batch could not be stored; storing its messages one by one", e);
      return facts.entrySet().stream()
          .filter(each -> !storeOne(each.getKey(), each.getValue()))
          .map(each -> new BatchItemFailure(each.getKey().getMessageId()))
          .toList();
    }
  }

  private void save(Collection<Fact> facts) {
    recorder.save(facts);
    names.add(facts.stream().flatMap(fact -> FactNames.of(fact).stream()).toList());
  }

  private boolean storeOne(SQSMessage message, Fact fact) {
    try {
      save(List.of(fact));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be stored", e);
      return false;
    }
  }
}
