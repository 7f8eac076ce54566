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

/** Sends messages to one queue in few calls and sorts out those that SQS rejects permanently. */
final class BatchSender {
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

  /** Sends messages for one queue, at most one of each message group. */
  Result send(List<Pending> wave) {
    var result = new Result(new LinkedHashSet<>(), new LinkedHashMap<>());
    for (List<Packet> call : Packet.calls(wave)) {
      if (!send(call, result)) {
        break;
      }
    }
    return result;
  }

  /** Returns false if SQS cannot be reached. */
  private boolean send(List<Packet> packets, Result result) {
    try {
      return oneByOne(call(packets, result), result);
    } catch (SqsException e) {
      if (!RejectedMessages.ofContent(e)) {
        LOG.log(Level.WARNING, "SQS cannot be reached; messages will be sent again", e);
        return false;
      }
      List<Pending> messages = packets.stream().flatMap(each -> each.parts().stream()).toList();
      if (messages.size() == 1) {
        result.wrong().put(messages.getFirst(), RejectedMessages.reason(e));
        return true;
      }
      // One bad message fails the whole call; sending them one by one finds it.
      return oneByOne(messages, result);
    }
  }

  private boolean oneByOne(List<Pending> messages, Result result) {
    return messages.stream().allMatch(each -> send(List.of(Packet.alone(each)), result));
  }

  /** Returns the messages of refused packets of several, of which not each may be bad. */
  private List<Pending> call(List<Packet> packets, Result result) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>(packets.size());
    for (Packet each : packets) {
      entries.add(entry(Integer.toString(entries.size()), each));
    }
    String queue = packets.getFirst().first().queueUrl();
    var answer = sqs.get().sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
    packets.forEach(each -> result.sent().addAll(each.parts()));
    var doubtful = new ArrayList<Pending>();
    for (BatchResultErrorEntry failed : answer.failed()) {
      Packet each = packets.get(Integer.parseInt(failed.id()));
      each.parts().forEach(result.sent()::remove);
      LOG.log(Level.WARNING, "SQS rejected a message: {0}", failed.code());
      if (Boolean.TRUE.equals(failed.senderFault()) && RejectedMessages.ofContent(failed.code())) {
        if (each.parts().size() == 1) {
          result.wrong().put(each.parts().getFirst(), failed.code());
        } else {
          doubtful.addAll(each.parts());
        }
      }
    }
    return doubtful;
  }

  private static SendMessageBatchRequestEntry entry(String id, Packet packet) {
    var entry = SendMessageBatchRequestEntry.builder().id(id).messageBody(packet.body());
    OutboundMessage first = packet.first();
    first
        .group()
        .ifPresent(group -> entry.messageGroupId(group).messageDeduplicationId(first.id()));
    return entry.build();
  }
}
