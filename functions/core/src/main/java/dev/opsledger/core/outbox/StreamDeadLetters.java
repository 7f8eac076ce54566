package dev.opsledger.core.outbox;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.opsledger.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends stream records to a dead-letter queue, with their content and the reason, because a stream
 * keeps them for only a day. The message is plain ASCII, as a character that SQS rejects may be the
 * very cause.
 */
final class StreamDeadLetters {
  private static final System.Logger LOG = System.getLogger(StreamDeadLetters.class.getName());

  /** Below the size limit of an SQS message. */
  private static final int MOST = 200_000;

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;

  StreamDeadLetters(Supplier<SqsClient> sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  void put(DynamodbStreamRecord record, String reason) {
    LOG.log(
        System.Logger.Level.ERROR,
        "record {0} goes to the dead-letter queue: {1}",
        record.getDynamodb().getSequenceNumber(),
        reason);
    String body = body(record, reason);
    sqs.get().sendMessage(m -> m.queueUrl(queueUrl).messageBody(body));
  }

  /** As much of the record as fits: both images, else only the new one, else only the keys. */
  static String body(DynamodbStreamRecord record, String reason) {
    var change = record.getDynamodb();
    String whole = body(record, reason, change.getNewImage(), change.getOldImage());
    if (whole.length() <= MOST) {
      return whole;
    }
    String half = body(record, reason, change.getNewImage(), null);
    return half.length() <= MOST ? half : body(record, reason, null, null);
  }

  private static String body(
      DynamodbStreamRecord record,
      String reason,
      Map<String, AttributeValue> after,
      Map<String, AttributeValue> before) {
    var change = record.getDynamodb();
    return ascii(
        Json.text(
            Json.object(
                "reason", whole(reason),
                "stream", record.getEventSourceARN(),
                "sequenceNumber", change.getSequenceNumber(),
                "eventName", record.getEventName(),
                "keys", row(change.getKeys()),
                "after", row(after),
                "before", row(before))));
  }

  private static Map<String, Object> row(Map<String, AttributeValue> image) {
    if (image == null) {
      return null;
    }
    var row = new LinkedHashMap<String, Object>();
    image.forEach((name, value) -> row.put(name, isSecret(name) ? "(left out)" : value(value)));
    return row;
  }

  private static boolean isSecret(String attribute) {
    return attribute.toLowerCase(Locale.ROOT).matches(".*(secret|token).*");
  }

  private static Object value(AttributeValue value) {
    if (value.getS() != null) {
      return whole(value.getS());
    }
    if (value.getSS() != null) {
      return value.getSS().stream().map(StreamDeadLetters::whole).toList();
    }
    return value.getN() != null ? value.getN() : value.getBOOL();
  }

  /** Escapes unpaired surrogates, which no encoding can represent. */
  private static String whole(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                whole.append("\\u%04x".formatted(point));
              } else {
                whole.appendCodePoint(point);
              }
            });
    return whole.toString();
  }

  private static String ascii(String json) {
    var ascii = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7f) {
        ascii.append(c);
      } else {
        ascii.append("\\u%04x".formatted((int) c));
      }
    }
    return ascii.toString();
  }
}
