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
 * A change of a row, as its table's stream reports it.
 *
 * @param pk its partition key
 * @param sk its sort key
 * @param before the old row; empty if the row is new or the stream carries no old image
 * @param after the new row; empty if it was deleted
 * @param sequence the stream record's sequence number, padded to a fixed length: the changes of one
 *     row sort by it in order ("StreamRecord" in the DynamoDB API reference)
 * @param at when it changed, in whole seconds
 */
public record RowChange(
    String pk, String sk, Optional<Row> before, Optional<Row> after, String sequence, Instant at) {

  /** Sequence numbers have up to forty digits. */
  private static final int DIGITS = 40;

  /**
   * A row that is told again although it did not change: as a new row, and before every change of
   * the same version, so that whoever knows this version already ignores it.
   */
  static RowChange again(Row row, Instant at) {
    return new RowChange(row.pk(), row.sk(), Optional.empty(), Optional.of(row), padded(""), at);
  }

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
   * Whether the row has only its keys so far. DynamoDB reports an update that creates a row as one
   * record; emulators may report the empty row first and the complete one after it.
   */
  boolean isBare() {
    return after.filter(RowChange::isBare).isPresent();
  }

  private static boolean isBare(Row row) {
    return Set.of("pk", "sk").containsAll(row.attributes().keySet());
  }

  /**
   * The version of a fact about this row. The row's own version comes first, so that the rows of a
   * restored or imported table are accepted although its stream starts counting again; the sequence
   * number orders only changes that left that version as it was. Sorts after versions of the former
   * format, which were sequence numbers only.
   *
   * @param domain the row's own version, as text that sorts in the order of its states
   */
  public String version(String domain) {
    return "v" + domain + "#" + sequence;
  }

  private static String padded(String sequence) {
    return "0".repeat(Math.max(0, DIGITS - sequence.length())) + sequence;
  }

  /** Converts an image: Lambda's events have their own attribute type. */
  private static Optional<Row> row(Map<String, AttributeValue> image) {
    if (image == null) {
      return Optional.empty();
    }
    var attributes =
        new LinkedHashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
    image.forEach((name, value) -> attribute(value).ifPresent(a -> attributes.put(name, a)));
    return Optional.of(new Row(attributes));
  }

  /** Converts strings, numbers, booleans and string sets; rows have no others to publish. */
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
