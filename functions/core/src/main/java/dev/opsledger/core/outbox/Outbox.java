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
 * Sends what a table's stream has to tell, in the stream's order. A call to SQS may take some of
 * its messages and refuse others, so no call carries two of one group: what is refused is then
 * never overtaken by its successor. Lambda repeats the stream from the first record that is not
 * sent; whoever receives a message knows one that comes again.
 *
 * <p>While AWS does not answer, all wait. A record that alone is wrong keeps nobody back: it is set
 * aside with its content, at once when SQS refuses what it says, and after three tries when it
 * cannot be read. Tries are counted in the process, which a shard's records meet one after the
 * other; where it is another's turn they are counted anew, which costs some tries and no record.
 */
public final class Outbox {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
  private static final int TRIES = 3;

  private final Function<RowChange, List<OutboundMessage>> tell;
  private final BatchSender sender;
  private final StreamDeadLetters aside;
  private final Map<String, Integer> tries = new HashMap<>();

  /**
   * @param queues where records that alone are wrong are set aside
   * @param tell what a change has to tell: the same whenever it is asked again
   */
  public Outbox(
      Supplier<SqsClient> sqs,
      PublisherSettings queues,
      Function<RowChange, List<OutboundMessage>> tell) {
    this.tell = tell;
    this.sender = new BatchSender(sqs);
    this.aside = new StreamDeadLetters(sqs, queues.failures());
  }

  /** A message of a record. */
  record Pending(DynamodbStreamRecord record, OutboundMessage message) {}

  /** A record that alone is wrong, and why. */
  private record Wrong(DynamodbStreamRecord record, String reason) {}

  /** Sends what a batch of records has to tell; the answer names the first that is not sent. */
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

  /** Those before the first that comes again: what follows it comes again as well. */
  private void setAside(
      List<Wrong> wrong, List<DynamodbStreamRecord> records, Optional<DynamodbStreamRecord> again) {
    int end = again.map(records::indexOf).orElse(records.size());
    var known = new HashSet<String>();
    for (Wrong each : wrong) {
      // Several of its messages may be refused; it is set aside once.
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

  /** What a record has to tell, empty when it is to come again. */
  private Optional<List<OutboundMessage>> read(DynamodbStreamRecord record, List<Wrong> wrong) {
    try {
      RowChange change = RowChange.of(record);
      List<OutboundMessage> messages = change.isBare() ? List.of() : tell.apply(change);
      tries.remove(number(record));
      return Optional.of(messages);
    } catch (SdkException e) {
      LOG.log(Level.WARNING, "a record waits for AWS", e);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "record " + number(record) + " cannot be told", e);
      if (tries.merge(number(record), 1, Integer::sum) < TRIES) {
        return Optional.empty();
      }
      wrong.add(new Wrong(record, "it cannot be told: " + e));
      return Optional.of(List.of());
    }
  }

  /** Sends messages; returns the record of the first that is to come again. */
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

  /** The next messages of one queue, of each group the first that is left. */
  private static List<Pending> wave(List<Pending> pending) {
    String queue = pending.getFirst().message().queueUrl();
    var groups = new HashSet<String>();
    return pending.stream()
        .filter(each -> each.message().queueUrl().equals(queue))
        .filter(each -> each.message().group().map(groups::add).orElse(true))
        .limit(BatchSender.MOST_IN_ONE_CALL)
        .toList();
  }
}
