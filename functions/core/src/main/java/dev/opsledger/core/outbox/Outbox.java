package dev.opsledger.core.outbox;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends what a table's stream has to tell, in the stream's order. A call to SQS may take some of
 * its messages and refuse others, so no call carries two of one group: what is refused is then
 * never overtaken by its successor. Lambda repeats the stream from the first record that is not
 * sent; whoever receives a message knows one that comes again.
 */
public final class Outbox {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
  private static final int MOST_IN_ONE_CALL = 10;

  private final Supplier<SqsClient> sqs;
  private final Function<Change, List<Parcel>> tell;

  /**
   * @param tell what a change has to tell: the same whenever it is asked again
   */
  public Outbox(Supplier<SqsClient> sqs, Function<Change, List<Parcel>> tell) {
    this.sqs = sqs;
    this.tell = tell;
  }

  private record Pending(String sequenceNumber, Parcel parcel) {}

  /** Sends what a batch of records has to tell; the answer names the first that is not sent. */
  public StreamsEventResponse handle(DynamodbEvent event) {
    var pending = new ArrayList<Pending>();
    for (DynamodbStreamRecord each : event.getRecords()) {
      Change change = Change.of(each);
      for (Parcel parcel : change.isBare() ? List.<Parcel>of() : tell.apply(change)) {
        pending.add(new Pending(each.getDynamodb().getSequenceNumber(), parcel));
      }
    }
    while (!pending.isEmpty()) {
      List<Pending> wave = wave(pending);
      Set<Pending> sent = send(wave);
      pending.removeAll(sent);
      if (sent.size() < wave.size()) {
        return new StreamsEventResponse(
            List.of(new BatchItemFailure(pending.getFirst().sequenceNumber())));
      }
    }
    return new StreamsEventResponse(List.of());
  }

  /** The next messages of one queue, of each group the first that is left. */
  private static List<Pending> wave(List<Pending> pending) {
    String queue = pending.getFirst().parcel().queueUrl();
    var groups = new HashSet<String>();
    return pending.stream()
        .filter(each -> each.parcel().queueUrl().equals(queue))
        .filter(each -> each.parcel().group().map(groups::add).orElse(true))
        .limit(MOST_IN_ONE_CALL)
        .toList();
  }

  /** Sends messages and returns those that were taken. */
  private Set<Pending> send(List<Pending> wave) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(wave.size());
    for (Pending each : wave) {
      entries.add(entry(Integer.toString(entries.size()), each.parcel()));
    }
    String queue = wave.getFirst().parcel().queueUrl();
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
    var sent = new LinkedHashSet<>(wave);
    for (BatchResultErrorEntry failed : answer.failed()) {
      LOG.log(Level.WARNING, "SQS refused a message: {0}", failed.code());
      sent.remove(wave.get(Integer.parseInt(failed.id())));
    }
    return sent;
  }

  private static SendMessageBatchRequestEntry entry(String id, Parcel parcel) {
    var entry = SendMessageBatchRequestEntry.builder().id(id).messageBody(parcel.body());
    parcel
        .group()
        .ifPresent(group -> entry.messageGroupId(group).messageDeduplicationId(parcel.id()));
    return entry.build();
  }
}
