package dev.opsledger.local.queue;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts the messages of queues at an external service, in its API. */
public record SqsDepths(SqsClient sqs) implements QueueDepths {
  @Override
  public Depth of(String url) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return new Depth(
        count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
        count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)),
        count(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
  }

  private static int count(String attribute) {
    return attribute == null ? 0 : Integer.parseInt(attribute);
  }
}
