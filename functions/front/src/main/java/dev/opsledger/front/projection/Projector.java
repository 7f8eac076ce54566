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

/**
 * Stores the facts of a batch of messages. A message is acknowledged once all of its are stored.
 */
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
    Map<SQSMessage, List<Fact>> facts = new LinkedHashMap<>();
    for (SQSMessage message : batch.getRecords()) {
      try {
        facts.put(message, Fact.readAll(message.getBody()));
      } catch (MalformedJsonException e) {
        LOG.log(Level.ERROR, "message " + message.getMessageId() + " has no valid facts", e);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    failures.addAll(store(facts));
    return new SQSBatchResponse(failures);
  }

  /** Stores all facts together, or one by one if that fails, so that one cannot block the rest. */
  private List<BatchItemFailure> store(Map<SQSMessage, List<Fact>> facts) {
    try {
      save(facts.values().stream().flatMap(List::stream).toList());
      return List.of();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the batch could not be stored; storing its facts one by one", e);
      return facts.entrySet().stream()
          .filter(each -> !storeEach(each.getKey(), each.getValue()))
          .map(each -> new BatchItemFailure(each.getKey().getMessageId()))
          .toList();
    }
  }

  private void save(Collection<Fact> facts) {
    recorder.save(facts);
    names.add(facts.stream().flatMap(fact -> FactNames.of(fact).stream()).toList());
  }

  private boolean storeEach(SQSMessage message, List<Fact> facts) {
    boolean stored = true;
    for (Fact fact : facts) {
      try {
        save(List.of(fact));
      } catch (RuntimeException e) {
        String of = " of message " + message.getMessageId();
        LOG.log(Level.ERROR, "fact " + fact.kind() + " " + fact.id() + of + " is not stored", e);
        stored = false;
      }
    }
    return stored;
  }
}
