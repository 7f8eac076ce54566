package dev.opsledger.core.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * Writes partial batch responses (AWS: "partial batch responses"); an empty list means that the
 * whole batch succeeded.
 */
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

  /** Lambda takes a null identifier for failure of the whole batch, so null is rejected here. */
  private static JsonNode failures(List<String> identifiers) {
    return Json.object(
        "batchItemFailures",
        identifiers.stream()
            .map(id -> Json.object("itemIdentifier", Objects.requireNonNull(id)))
            .toList());
  }
}
