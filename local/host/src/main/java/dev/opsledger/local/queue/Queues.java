package dev.opsledger.local.queue;

import dev.opsledger.local.StartException;
import dev.opsledger.local.template.Arn;
import dev.opsledger.local.template.QueueSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Creates or updates queues to match the template, and keeps their messages. */
public final class Queues {
  private final SqsClient sqs;
  private final String base;

  /**
   * Manages the queues of a server.
   *
   * @param base the base of their URLs
   */
  public Queues(SqsClient sqs, String base) {
    this.sqs = sqs;
    this.base = base;
  }

  /** Creates the queues, dead-letter queues first. */
  public void ensure(List<QueueSpec> queues) {
    queues.stream()
        .sorted(Comparator.comparing(each -> each.deadLetterArn() != null))
        .forEach(each -> ensure(each.name(), each.attributes()));
  }

  /** Creates a queue, or updates the attributes of an existing one. */
  public void ensure(String name, Map<String, String> attributes) {
    try {
      makeOrAdapt(name, attributes);
    } catch (SqsException refused) {
      throw new StartException(
          "SQS refuses %s: %s".formatted(name, refused.awsErrorDetails().errorMessage()));
    }
  }

  private void makeOrAdapt(String name, Map<String, String> attributes) {
    if (!exists(name)) {
      sqs.createQueue(r -> r.queueName(name).attributesWithStrings(attributes));
      return;
    }
    Map<String, String> changeable = new HashMap<>(attributes);
    changeable.remove(QueueAttributeName.FIFO_QUEUE.toString());
    changeable.remove(QueueAttributeName.CONTENT_BASED_DEDUPLICATION.toString());
    if (!changeable.isEmpty()) {
      sqs.setQueueAttributes(r -> r.queueUrl(url(name)).attributesWithStrings(changeable));
    }
  }

  private boolean exists(String name) {
    try {
      sqs.getQueueUrl(r -> r.queueName(name));
      return true;
    } catch (QueueDoesNotExistException absent) {
      return false;
    }
  }

  /** The URL of a queue by its name. */
  public String url(String name) {
    return base + "/" + name;
  }

  /** The URL of a queue by its ARN. */
  public String urlOf(String arn) {
    return url(Arn.lastPart(arn));
  }
}
