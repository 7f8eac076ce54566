package dev.opsledger.deployments;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.opsledger.core.dynamo.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the stream's records; the event source's filter lets only some of them come here. */
final class StreamRecords {
  private StreamRecords() {}

  /** What a record has to tell; nothing when it is about neither a deployment nor a new project. */
  static List<Announcement> announcements(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    if (image == null) {
      return List.of();
    }
    Row row = row(image);
    return switch (row.sk()) {
      case Keys.DEPLOYMENT -> Announcement.of(Rows.deployment(row));
      case Keys.PROJECT -> List.of(Announcement.ofProject(row.number("id")));
      default -> List.of();
    };
  }

  /** Events have a type of their own for attributes; these rows have only texts and numbers. */
  private static Row row(Map<String, AttributeValue> image) {
    var attributes =
        new LinkedHashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
    image.forEach(
        (name, value) ->
            attributes.put(
                name,
                value.getN() == null
                    ? Row.text(value.getS())
                    : Row.number(Long.valueOf(value.getN()))));
    return new Row(attributes);
  }
}
