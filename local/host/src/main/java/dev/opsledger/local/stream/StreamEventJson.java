package dev.opsledger.local.stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.template.Arn;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Converts stream records to Lambda's DynamoDB event. */
final class StreamEventJson {
  static final JsonMapper MAPPER = new JsonMapper();

  private StreamEventJson() {}

  static ObjectNode of(List<ObjectNode> records) {
    ObjectNode event = MAPPER.createObjectNode();
    event.putArray("Records").addAll(records);
    return event;
  }

  /**
   * Converts a record.
   *
   * @param stamp the time of the change for DynamoDB's; another clock than the machine's gives the
   *     time of reading
   */
  static ObjectNode record(Record record, String streamArn, UnaryOperator<Instant> stamp) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("eventID", record.eventID());
    json.put("eventName", record.eventNameAsString());
    json.put("eventVersion", record.eventVersion());
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", Arn.region());
    json.set("dynamodb", change(record.dynamodb(), stamp));
    if (record.userIdentity() != null) {
      json.putObject("userIdentity")
          .put("principalId", record.userIdentity().principalId())
          .put("type", record.userIdentity().type());
    }
    json.put("eventSourceARN", streamArn);
    return json;
  }

  private static ObjectNode change(StreamRecord change, UnaryOperator<Instant> stamp) {
    ObjectNode json = MAPPER.createObjectNode();
    Instant changed = stamp.apply(change.approximateCreationDateTime());
    json.put("ApproximateCreationDateTime", changed.getEpochSecond());
    json.set("Keys", item(change.keys()));
    if (change.hasNewImage()) {
      json.set("NewImage", item(change.newImage()));
    }
    if (change.hasOldImage()) {
      json.set("OldImage", item(change.oldImage()));
    }
    json.put("SequenceNumber", change.sequenceNumber());
    json.put("SizeBytes", change.sizeBytes());
    json.put("StreamViewType", change.streamViewTypeAsString());
    return json;
  }

  private static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode json = MAPPER.createObjectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode json = MAPPER.createObjectNode();
    String type = value.type().name();
    switch (value.type()) {
      case S -> json.put(type, value.s());
      case N -> json.put(type, value.n());
      case B -> json.put(type, base64(value.b()));
      case BOOL -> json.put(type, value.bool());
      case NUL -> json.put("NULL", true);
      case M -> json.set(type, item(value.m()));
      case L -> {
        var list = json.putArray(type);
        value.l().forEach(each -> list.add(value(each)));
      }
      default -> sets(json, type, value);
    }
    return json;
  }

  private static void sets(ObjectNode json, String type, AttributeValue value) {
    var list = json.putArray(type);
    switch (value.type()) {
      case SS -> value.ss().forEach(list::add);
      case NS -> value.ns().forEach(list::add);
      case BS -> value.bs().forEach(each -> list.add(base64(each)));
      default -> throw new IllegalArgumentException("An attribute of unknown type");
    }
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
