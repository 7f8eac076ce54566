package dev.opsledger.core.outbox;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Publishes the changes in a table's stream, in the stream's order. SQS may accept some messages of
 * a batch and reject others, so no batch holds two of one group: a rejected message is never
 * overtaken by its successor. Lambda retries the stream from the first record that was not sent;
 * consumers detect duplicates.
 *
 * <p>While AWS is unavailable, all records wait. A bad record holds up no others: it is
 * dead-lettered with its content, at once if SQS rejects the content, and after three tries if it
 * cannot be read. Tries are counted in memory, as one process handles a shard's records in
 * sequence; if another takes over, it starts counting again, which costs a few tries but loses no
 * record.
 */
public final class Outbox {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
  private static final int TRIES = 3;

  /** A batch of a stream has as many records. */
  private static final int MOST_AT_ONCE = 100;

  private final Function<RowChange, List<OutboundMessage>> tell;
  private final BatchSender sender;
  private final StreamDeadLetters aside;
  private final Map<String, Integer> tries = new HashMap<>();

  /**
   * @param queues the queues, of which the one for failures receives bad records
   * @param tell returns the messages for a change; must return the same ones on every retry
   */
  public Outbox(
      Supplier<SqsClient> sqs,
      PublisherSettings queues,
      Function<RowChange, List<OutboundMessage>> tell) {
    this.tell = tell;
    this.sender = new BatchSender(sqs);
    this.aside = new StreamDeadLetters(sqs, queues.failures());
  }

  /** A message and the stream record it comes from. */
  record Pending(DynamodbStreamRecord record, OutboundMessage message) {}

  /** A bad record and what is wrong with it. */
  private record Wrong(DynamodbStreamRecord record, String reason) {}

  /** Publishes a batch of records. The response names the first record to retry, if any. */
  public StreamsEventResponse handle(DynamodbEvent event) {
    var pending = new ArrayList<Pending>();
    var wrong = new ArrayList<Wrong>();
    Optional<DynamodbStreamRecord> unread = Optional.empty();
    for (DynamodbStreamRecord each : event.getRecords()) {
      Optional<List<OutboundMessage>> messages = read(each, wrong);
      if (messages.isEmpty()) {
        unread = Optional.of(each);
        break;
      }
      messages.get().forEach(message -> pending.add(new Pending(each, message)));
    }
    Optional<DynamodbStreamRecord> again = first(send(pending, wrong), unread);
    setAside(wrong, event.getRecords(), again);
    return new StreamsEventResponse(
        again.stream().map(each -> new BatchItemFailure(number(each))).toList());
  }

  /**
   * Dead-letters the bad records before the first one to retry; Lambda redelivers those after it.
   */
  private void setAside(
      List<Wrong> wrong, List<DynamodbStreamRecord> records, Optional<DynamodbStreamRecord> again) {
    int end = again.map(records::indexOf).orElse(records.size());
    var known = new HashSet<String>();
    for (Wrong each : wrong) {
      // Several messages of a record may be rejected; it is dead-lettered once.
      if (records.indexOf(each.record()) < end && known.add(number(each.record()))) {
        aside.put(each.record(), each.reason());
        tries.remove(number(each.record()));
      }
    }
  }

  private static <T> Optional<T> first(Optional<T> one, Optional<T> other) {
    return one.isPresent() ? one : other;
  }

  private static String number(DynamodbStreamRecord record) {
    return record.getDynamodb().getSequenceNumber();
  }

  /** The messages of a record; empty if the record must be retried. */
  private Optional<List<OutboundMessage>> read(DynamodbStreamRecord record, List<Wrong> wrong) {
    try {
      RowChange change = RowChange.of(record);
      List<OutboundMessage> messages = change.isBare() ? List.of() : tell.apply(change);
      tries.remove(number(record));
      return Optional.of(messages);
    } catch (SdkException e) {
      LOG.log(Level.WARNING, "AWS is unavailable; a record will be retried", e);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "record " + number(record) + " cannot be published", e);
      if (tries.merge(number(record), 1, Integer::sum) < TRIES) {
        return Optional.empty();
      }
      wrong.add(new Wrong(record, "it cannot be told: " + e));
      return Optional.of(List.of());
    }
  }

  /** Sends messages; returns the record of the first message to retry, if any. */
  private Optional<DynamodbStreamRecord> send(List<Pending> pending, List<Wrong> wrong) {
    var left = new ArrayList<>(pending);
    while (!left.isEmpty()) {
      List<Pending> wave = wave(left);
      BatchSender.Result result = sender.send(wave);
      result
          .wrong()
          .forEach((each, why) -> wrong.add(new Wrong(each.record(), "SQS refuses it: " + why)));
      left.removeAll(result.sent());
      left.removeAll(result.wrong().keySet());
      if (result.sent().size() + result.wrong().size() < wave.size()) {
        return Optional.of(left.getFirst().record());
      }
    }
    return Optional.empty();
  }

  /** The next messages for one queue, at most one of each message group. */
  static List<Pending> wave(List<Pending> pending) {
    String queue = pending.getFirst().message().queueUrl();
    var groups = new HashSet<String>();
    return pending.stream()
        .filter(each -> each.message().queueUrl().equals(queue))
        .filter(each -> each.message().group().map(groups::add).orElse(true))
        .limit(MOST_AT_ONCE)
        .toList();
  }
}
