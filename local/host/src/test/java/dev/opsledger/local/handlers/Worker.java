package dev.opsledger.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Handles messages; some bodies make it fail, crash or hang. */
public final class Worker implements RequestHandler<SQSEvent, SQSBatchResponse> {
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage each : event.getRecords()) {
      Seen.add("worker " + each.getBody() + " " + attribute(each, "ApproximateReceiveCount"));
      switch (each.getBody()) {
        case "fail" -> failures.add(new BatchItemFailure(each.getMessageId()));
        case "crash" -> throw new IllegalStateException("on purpose");
        case "hang", "hang in order" -> hang();
        default -> {}
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static String attribute(SQSMessage message, String name) {
    return message.getAttributes().get(name);
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
