package dev.opsledger.core.outbox;

import dev.opsledger.core.outbox.Outbox.Pending;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Sends messages to one queue in one call and sorts out those that SQS rejects permanently. */
final class BatchSender {
  static final int MOST_IN_ONE_CALL = 10;

  private static final System.Logger LOG = System.getLogger(BatchSender.class.getName());

  private final Supplier<SqsClient> sqs;

  BatchSender(Supplier<SqsClient> sqs) {
    this.sqs = sqs;
  }

  /**
   * The result of a batch; messages in neither set may be retried.
   *
   * @param sent the messages that SQS accepted
   * @param wrong the messages that SQS rejects permanently, with the reasons
   */
  record Result(Set<Pending> sent, Map<Pending, String> wrong) {}

  Result send(List<Pending> wave) {
    var result = new Result(new LinkedHashSet<>(), new LinkedHashMap<>());
    try {
      call(wave, result);
    } catch (SqsException e) {
      if (!RejectedMessages.ofContent(e)) {
        LOG.log(Level.WARNING, "SQS cannot be reached; messages will be sent again", e);
      } else if (wave.size() == 1) {
        result.wrong().put(wave.getFirst(), RejectedMessages.reason(e));
      } else {
        // One bad message fails the whole call; sending them one by one finds it.
        oneByOne(wave, result);
      }
    }
    return result;
  }

  private void oneByOne(List<Pending> wave, Result result) {
    for (Pending each : wave) {
      Result one = send(List.of(each));
      result.sent().addAll(one.sent());
      result.wrong().putAll(one.wrong());
      if (one.sent().isEmpty() && one.wrong().isEmpty()) {
        return;
      }
    }
  }

  private void call(List<Pending> wave, Result result) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(wave.size());
    for (Pending each : wave) {
      entries.add(entry(Integer.toString(entries.size()), each.message()));
    }
    String queue = wave.getFirst().message().queueUrl();
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
    result.sent().addAll(wave);
    for (BatchResultErrorEntry failed : answer.failed()) {
      Pending each = wave.get(Integer.parseInt(failed.id()));
      result.sent().remove(each);
      LOG.log(Level.WARNING, "SQS rejected a message: {0}", failed.code());
      if (Boolean.TRUE.equals(failed.senderFault()) && RejectedMessages.ofContent(failed.code())) {
        result.wrong().put(each, failed.code());
      }
    }
  }

  private static SendMessageBatchRequestEntry entry(String id, OutboundMessage message) {
    var entry = SendMessageBatchRequestEntry.builder().id(id).messageBody(message.body());
    message
        .group()
        .ifPresent(group -> entry.messageGroupId(group).messageDeduplicationId(message.id()));
    return entry.build();
  }
}
