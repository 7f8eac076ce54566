package dev.opsledger.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Baseline: a queue function without a framework. For each message it reads a row if {@code
 * PLAIN_TABLE} is set, and sends a message if {@code PLAIN_QUEUE} is set; it creates only the
 * clients that it needs.
 */
public final class PlainQueue implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final String table = System.getenv("PLAIN_TABLE");
  private final String queue = System.getenv("PLAIN_QUEUE");
  private final DynamoDbClient dynamo = table == null ? null : PlainClients.dynamo();
  private final SqsClient sqs = queue == null ? null : PlainClients.sqs();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    for (SQSMessage message : event.getRecords()) {
      if (dynamo != null) {
        var key = AttributeValue.fromS(message.getMessageId());
        dynamo.getItem(get -> get.tableName(table).key(Map.of("pk", key, "sk", key)));
      }
      if (sqs != null) {
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody(message.getBody()));
      }
    }
    return new SQSBatchResponse(List.of());
  }
}
