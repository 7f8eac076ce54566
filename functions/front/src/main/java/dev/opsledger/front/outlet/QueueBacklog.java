package dev.opsledger.front.outlet;

import dev.opsledger.core.concurrent.BoundedParallel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts the messages that wait in queues, approximately, as SQS does. */
public record QueueBacklog(Supplier<SqsClient> sqs, WatchedQueues queues) {
  private static final List<QueueAttributeName> NUMBERS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  /** Messages with work, also those that are delayed or being worked on, by queue. */
  Map<String, Long> work() {
    return count(queues.work());
  }

  /** Dead letters, by queue. */
  Map<String, Long> deadLetters() {
    return count(queues.deadLetters());
  }

  private Map<String, Long> count(Map<String, String> addresses) {
    List<String> names = List.copyOf(addresses.keySet());
    List<Long> numbers = BoundedParallel.map(names, name -> count(addresses.get(name)));
    var counts = new LinkedHashMap<String, Long>();
    for (int i = 0; i < names.size(); i++) {
      counts.put(names.get(i), numbers.get(i));
    }
    return counts;
  }

  private long count(String address) {
    return sqs
        .get()
        .getQueueAttributes(q -> q.queueUrl(address).attributeNames(NUMBERS))
        .attributes()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }
}
