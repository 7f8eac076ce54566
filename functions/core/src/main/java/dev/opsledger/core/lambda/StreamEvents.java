package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses DynamoDB stream batches as Lambda delivers them, for the attribute types that our rows
 * use.
 */
final class StreamEvents {
  private StreamEvents() {}

  static DynamodbEvent read(JsonNode event) {
    var batch = new DynamodbEvent();
    batch.setRecords(Json.elements(event, "Records").stream().map(StreamEvents::record).toList());
    return batch;
  }

  private static DynamodbStreamRecord record(JsonNode json) {
    JsonNode change = Json.child(json, "dynamodb");
    var record = new DynamodbStreamRecord();
    record.setEventID(Fields.text(json, "eventID"));
    record.setEventName(Fields.text(json, "eventName"));
    record.setEventSourceARN(Fields.text(json, "eventSourceARN"));
    record.setDynamodb(
        new StreamRecord()
            .withKeys(attributes(change.get("Keys")))
            .withNewImage(attributes(change.get("NewImage")))
            .withOldImage(attributes(change.get("OldImage")))
            .withSequenceNumber(Fields.text(change, "SequenceNumber"))
            .withApproximateCreationDateTime(time(change)));
    return record;
  }

  /** Lambda sends the time in seconds. */
  private static Date time(JsonNode change) {
    JsonNode seconds = change.get("ApproximateCreationDateTime");
    return seconds == null || !seconds.isNumber()
        ? null
        : Date.from(Instant.ofEpochSecond((long) seconds.getDoubleValue()));
  }

  private static Map<String, AttributeValue> attributes(JsonNode image) {
    if (image == null || !image.isObject()) {
      return null;
    }
    var attributes = new LinkedHashMap<String, AttributeValue>();
    image.entries().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
    return attributes;
  }

  private static AttributeValue value(JsonNode typed) {
    var type = typed.entries().iterator().next();
    JsonNode content = type.getValue();
    var value = new AttributeValue();
    return switch (type.getKey()) {
      case "S" -> value.withS(content.getStringValue());
      case "N" -> value.withN(content.getStringValue());
      case "BOOL" -> value.withBOOL(content.getBooleanValue());
      case "NULL" -> value.withNULL(true);
      case "SS" ->
          value.withSS(Json.elements(content).stream().map(JsonNode::getStringValue).toList());
      case "NS" ->
          value.withNS(Json.elements(content).stream().map(JsonNode::getStringValue).toList());
      case "L" -> value.withL(Json.elements(content).stream().map(StreamEvents::value).toList());
      case "M" -> value.withM(attributes(content));
      default -> throw new IllegalArgumentException("unsupported attribute type " + type.getKey());
    };
  }
}
