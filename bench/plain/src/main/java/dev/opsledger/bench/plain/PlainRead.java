package dev.opsledger.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Baseline: an HTTP function without a framework that reads one row, which does not exist. */
public final class PlainRead
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final DynamoDbClient dynamo = PlainClients.dynamo();
  private final String table = System.getenv("PLAIN_TABLE");

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    boolean there = read(event.getRawPath());
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody("{\"there\":" + there + "}")
        .build();
  }

  private boolean read(String key) {
    Map<String, AttributeValue> keys =
        Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS(key));
    return dynamo.getItem(get -> get.tableName(table).key(keys)).hasItem();
  }
}
