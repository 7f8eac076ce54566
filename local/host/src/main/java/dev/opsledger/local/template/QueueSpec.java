package dev.opsledger.local.template;

import dev.opsledger.local.StartException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An SQS queue.
 *
 * @param logicalId its name in the template
 * @param name its name in SQS
 * @param attributes as {@code CreateQueue} takes them
 * @param deadLetterArn the dead-letter queue, or null
 */
public record QueueSpec(
    String logicalId, String name, Map<String, String> attributes, String deadLetterArn) {

  /** Whether this is a FIFO queue. */
  public boolean fifo() {
    return name.endsWith(".fifo");
  }

  static QueueSpec read(String logicalId, String name, Properties properties) {
    Map<String, String> attributes = new TreeMap<>();
    for (String attribute :
        new String[] {
          "VisibilityTimeout", "DelaySeconds", "ReceiveMessageWaitTimeSeconds",
        }) {
      properties.text(attribute).ifPresent(value -> attributes.put(attribute, value));
    }
    if (properties.flag("FifoQueue", false)) {
      attributes.put("FifoQueue", "true");
      attributes.put(
          "ContentBasedDeduplication",
          Boolean.toString(properties.flag("ContentBasedDeduplication", false)));
    }
    String deadLetterArn = redrive(properties.nested("RedrivePolicy"), attributes);
    properties.withoutEffect(
        "QueueName",
        // ElasticMQ keeps messages forever, which loses nothing.
        "MessageRetentionPeriod",
        "MaximumMessageSize",
        "RedriveAllowPolicy",
        "SqsManagedSseEnabled",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds",
        "DeduplicationScope",
        "FifoThroughputLimit",
        "Tags");
    properties.finish();
    if (attributes.containsKey("FifoQueue") != name.endsWith(".fifo")) {
      throw new StartException(
          logicalId + ": the name of a FIFO queue, and no other, ends in .fifo.");
    }
    return new QueueSpec(logicalId, name, Map.copyOf(attributes), deadLetterArn);
  }

  private static String redrive(Properties policy, Map<String, String> attributes) {
    if (policy.isEmpty()) {
      return null;
    }
    String target = policy.required("deadLetterTargetArn");
    int most = policy.number("maxReceiveCount", 10);
    policy.finish();
    attributes.put(
        "RedrivePolicy",
        TemplateJson.MAPPER
            .createObjectNode()
            .put("deadLetterTargetArn", target)
            .put("maxReceiveCount", Integer.toString(most))
            .toString());
    return target;
  }
}
