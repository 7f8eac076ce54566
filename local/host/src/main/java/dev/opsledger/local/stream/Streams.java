package dev.opsledger.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.function.LocalFunction;
import dev.opsledger.local.queue.Queues;
import dev.opsledger.local.template.EventSource.StreamFeed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates readers of table streams.
 *
 * @param positions the folder that stores read positions, or null
 * @param clock the clock of the functions
 * @param inMachineTime whether that is the machine's, by which DynamoDB Local stamps changes
 */
public record Streams(
    DynamoDbClient dynamo,
    DynamoDbStreamsClient streams,
    SqsClient sqs,
    Queues queues,
    Path positions,
    Signal written,
    Clock clock,
    boolean inMachineTime) {

  /** A reader of a table's stream for a function. */
  public StreamConsumer consumer(LocalFunction function, StreamFeed feed) {
    String arn = dynamo.describeTable(r -> r.tableName(feed.table())).table().latestStreamArn();
    String name = function.spec().logicalId();
    return new StreamConsumer(
        name,
        feed,
        new Shards(streams, arn),
        new Positions(positions, name + "-" + feed.name()),
        new BatchDelivery(
            function, feed, clock, (records, why) -> giveUp(function, feed, records, why)),
        written,
        inMachineTime ? UnaryOperator.identity() : _ -> clock.instant());
  }

  private void giveUp(
      LocalFunction function, StreamFeed feed, List<ObjectNode> records, String why) {
    System.getLogger(Streams.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "{0} gave up {1} stream records: {2}",
            function.spec().logicalId(),
            records.size(),
            why);
    if (feed.failureArn() == null) {
      return;
    }
    ObjectNode report = StreamEventJson.MAPPER.createObjectNode();
    report
        .putObject("requestContext")
        .put("functionArn", function.spec().arn())
        .put("condition", why);
    report.put("version", "1.0");
    report
        .putObject("DDBStreamBatchInfo")
        .put("startSequenceNumber", BatchDelivery.sequenceNumber(records.getFirst()))
        .put("endSequenceNumber", BatchDelivery.sequenceNumber(records.getLast()))
        .put("batchSize", records.size())
        .put("streamArn", records.getFirst().path("eventSourceARN").asText());
    sqs.sendMessage(
        r -> r.queueUrl(queues.urlOf(feed.failureArn())).messageBody(report.toString()));
  }
}
