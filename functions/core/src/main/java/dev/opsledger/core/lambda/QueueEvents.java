package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;

/** Parses SQS batches as Lambda delivers them. */
final class QueueEvents {
  private QueueEvents() {}

  static SQSEvent read(JsonNode event) {
    var batch = new SQSEvent();
    batch.setRecords(Json.elements(event, "Records").stream().map(QueueEvents::message).toList());
    return batch;
  }

  private static SQSMessage message(JsonNode record) {
    var message = new SQSMessage();
    message.setMessageId(Fields.text(record, "messageId"));
    message.setReceiptHandle(Fields.text(record, "receiptHandle"));
    message.setBody(Fields.text(record, "body"));
    message.setAttributes(Fields.texts(Json.child(record, "attributes")));
    message.setEventSourceArn(Fields.text(record, "eventSourceARN"));
    return message;
  }
}
