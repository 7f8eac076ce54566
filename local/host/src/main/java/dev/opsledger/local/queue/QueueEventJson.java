package dev.opsledger.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.template.Arn;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Converts messages to Lambda's SQS event, and parses the partial batch response. */
final class QueueEventJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private QueueEventJson() {}

  static byte[] of(List<Message> batch, String queue) throws IOException {
    ObjectNode event = MAPPER.createObjectNode();
    var records = event.putArray("Records");
    batch.forEach(each -> record(records.addObject(), each, queue));
    return MAPPER.writeValueAsBytes(event);
  }

  private static void record(ObjectNode json, Message message, String queue) {
    json.put("messageId", message.messageId());
    json.put("receiptHandle", message.receiptHandle());
    json.put("body", message.body());
    ObjectNode attributes = json.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode own = json.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> attribute(own.putObject(name), value));
    json.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      json.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    json.put("eventSource", "aws:sqs");
    json.put("eventSourceARN", Arn.of("sqs", queue));
    json.put("awsRegion", Arn.region());
  }

  private static void attribute(ObjectNode json, MessageAttributeValue value) {
    if (value.stringValue() != null) {
      json.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      json.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    json.putArray("stringListValues");
    json.putArray("binaryListValues");
    json.put("dataType", value.dataType());
  }

  /**
   * The ids of the messages that failed. As in Lambda, the whole batch fails if the response is
   * malformed or has an id that is empty or unknown.
   */
  static Set<String> failed(byte[] answer, List<Message> batch) {
    Set<String> sent = new HashSet<>();
    batch.forEach(each -> sent.add(each.messageId()));
    try {
      JsonNode failures = MAPPER.readTree(answer).path("batchItemFailures");
      if (failures.isMissingNode() || failures.isNull()) {
        return Set.of();
      }
      Set<String> failed = new HashSet<>();
      failures.forEach(each -> failed.add(each.path("itemIdentifier").asText()));
      return failures.isArray() && sent.containsAll(failed) ? failed : sent;
    } catch (IOException malformed) {
      return sent;
    }
  }
}
