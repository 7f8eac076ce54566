package dev.opsledger.deployments;

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
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends announcements in the stream's order. A call to SQS may take some of its messages and refuse
 * others, so no call carries two of one group: what is refused is then never overtaken by its
 * successor. Lambda repeats the stream from the first record that is not sent; SQS and the
 * aggregator both know a message that comes again.
 */
final class Publisher {
  private static final System.Logger LOG = System.getLogger(Publisher.class.getName());
  private static final int MOST_IN_ONE_CALL = 10;

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;

  Publisher(Supplier<SqsClient> sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  private record Pending(String sequenceNumber, Announcement announcement) {}

  /** Sends what a batch of records has to tell; the answer names the first that is not sent. */
  StreamsEventResponse handle(DynamodbEvent event) {
    var pending = new ArrayList<Pending>();
    for (DynamodbStreamRecord each : event.getRecords()) {
      for (Announcement announcement : StreamRecords.announcements(each)) {
        pending.add(new Pending(each.getDynamodb().getSequenceNumber(), announcement));
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

  /** The next messages, of each group the first that is left. */
  private static List<Pending> wave(List<Pending> pending) {
    var groups = new HashSet<String>();
    return pending.stream()
        .filter(each -> groups.add(each.announcement().group()))
        .limit(MOST_IN_ONE_CALL)
        .toList();
  }

  /** Sends messages and returns those that were taken. */
  private Set<Pending> send(List<Pending> wave) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(wave.size());
    for (Pending each : wave) {
      Announcement announcement = each.announcement();
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageGroupId(announcement.group())
              .messageDeduplicationId(announcement.id())
              .messageBody(announcement.body())
              .build());
    }
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queueUrl).entries(entries));
    var sent = new LinkedHashSet<>(wave);
    for (BatchResultErrorEntry failed : answer.failed()) {
      LOG.log(Level.WARNING, "SQS refused a message: {0}", failed.code());
      sent.remove(wave.get(Integer.parseInt(failed.id())));
    }
    return sent;
  }
}
