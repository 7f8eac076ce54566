package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Objects;

/** What is to come again of a batch (AWS: "partial batch responses"); none of it when empty. */
final class BatchResponses {
  private BatchResponses() {}

  static JsonNode of(SQSBatchResponse answer) {
    return failures(
        answer.getBatchItemFailures().stream()
            .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
            .toList());
  }

  static JsonNode of(StreamsEventResponse answer) {
    return failures(
        answer.getBatchItemFailures().stream()
            .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
            .toList());
  }

  /** An identifier that is missing would tell Lambda that all of the batch failed. */
  private static JsonNode failures(List<String> identifiers) {
    return Json.object(
        "batchItemFailures",
        identifiers.stream()
            .map(id -> Json.object("itemIdentifier", Objects.requireNonNull(id)))
            .toList());
  }
}
