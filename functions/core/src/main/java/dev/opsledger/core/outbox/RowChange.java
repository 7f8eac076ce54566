package dev.opsledger.core.outbox;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row that changed.
 *
 * @param pk its partition key
 * @param sk its sort key
 * @param before what it was, empty for a new one, or where the stream does not show it
 * @param after what it is, empty when it was deleted
 * @param sequence of the stream's record, as text of one length: those of one row sort as its
 *     changes do ("StreamRecord" in the DynamoDB API reference)
 * @param at when it changed, in whole seconds
 */
public record RowChange(
    String pk, String sk, Optional<Row> before, Optional<Row> after, String sequence, Instant at) {

  /** Sequence numbers have up to forty digits. */
  private static final int DIGITS = 40;

  static RowChange of(DynamodbStreamRecord record) {
    var change = record.getDynamodb();
    Row keys = row(change.getKeys()).orElseThrow();
    return new RowChange(
        keys.pk(),
        keys.sk(),
        row(change.getOldImage()).filter(row -> !isBare(row)),
        row(change.getNewImage()),
        padded(change.getSequenceNumber()),
        change.getApproximateCreationDateTime().toInstant());
  }

  /**
   * Whether the row has nothing but its keys yet. DynamoDB writes an update that makes a row in one
   * record; implementations beside it may show the empty row first, and the whole one after it.
   */
  boolean isBare() {
    return after.filter(RowChange::isBare).isPresent();
  }

  private static boolean isBare(Row row) {
    return Set.of("pk", "sk").containsAll(row.attributes().keySet());
  }

  /**
   * The version of a fact about this row. The row's own version decides, so that the rows of a
   * table that was restored or imported are believed although its stream counts anew; the stream
   * orders only the changes that left that version as it was. Sorts after the versions of before,
   * which were sequence numbers alone.
   *
   * @param domain text that sorts as the states of the thing do
   */
  public String version(String domain) {
    return "v" + domain + "#" + sequence;
  }

  private static String padded(String sequence) {
    return "0".repeat(Math.max(0, DIGITS - sequence.length())) + sequence;
  }

  /** Events have a type of their own for attributes. */
  private static Optional<Row> row(Map<String, AttributeValue> image) {
    if (image == null) {
      return Optional.empty();
    }
    var attributes =
        new LinkedHashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
    image.forEach((name, value) -> attribute(value).ifPresent(a -> attributes.put(name, a)));
    return Optional.of(new Row(attributes));
  }

  /** Rows here have texts, numbers, flags and sets of texts; nothing else is told to others. */
  private static Optional<software.amazon.awssdk.services.dynamodb.model.AttributeValue> attribute(
      AttributeValue value) {
    var builder = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    if (value.getS() != null) {
      return Optional.of(builder.s(value.getS()).build());
    }
    if (value.getN() != null) {
      return Optional.of(builder.n(value.getN()).build());
    }
    if (value.getBOOL() != null) {
      return Optional.of(builder.bool(value.getBOOL()).build());
    }
    return value.getSS() == null
        ? Optional.empty()
        : Optional.of(builder.ss(value.getSS()).build());
  }
}
