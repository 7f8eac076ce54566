package dev.opsledger.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Fails in the way that the path names. */
public final class Misbehaving implements RequestHandler<APIGatewayV2HTTPEvent, Object> {
  @Override
  public Object handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return switch (event.getPathParameters().get("how")) {
      case "throw" -> throw new IllegalStateException("on purpose");
      case "late" -> forever();
      case "huge" -> "x".repeat(7 * 1024 * 1024);
      case "plain" -> Map.of("answer", 42);
      case "multi" ->
          Map.of("statusCode", 200, "multiValueHeaders", Map.of("x-many", List.of("a", "b")));
      case "binary" ->
          Map.of(
              "statusCode",
              200,
              "isBase64Encoded",
              true,
              "body",
              Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
      default -> Map.of("statusCode", "none");
    };
  }

  private static Object forever() {
    try {
      new CountDownLatch(1).await();
      return "";
    } catch (InterruptedException thrownAway) {
      Seen.add("interrupted");
      throw new IllegalStateException(thrownAway);
    }
  }
}
