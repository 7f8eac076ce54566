package dev.opsledger.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;

/** Records the keys of changed items. */
public final class Publisher implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    for (var each : event.getRecords()) {
      String key = each.getDynamodb().getKeys().get("pk").getS();
      Seen.add("publisher " + each.getEventName() + " " + key);
      if (key.endsWith("poison")) {
        throw new IllegalStateException("on purpose");
      }
      if (key.endsWith("refused")) {
        return new StreamsEventResponse(
            List.of(new BatchItemFailure(each.getDynamodb().getSequenceNumber())));
      }
    }
    return new StreamsEventResponse(List.of());
  }
}
