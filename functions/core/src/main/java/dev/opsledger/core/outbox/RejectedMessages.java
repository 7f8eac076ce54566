package dev.opsledger.core.outbox;

import java.util.Set;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Recognises SQS errors caused by the message itself, which a retry cannot fix. */
final class RejectedMessages {
  private static final Set<String> OF_CONTENT =
      Set.of(
          "InvalidMessageContents",
          "InvalidParameterValue",
          "InvalidParameterValueException",
          "BatchRequestTooLong");

  private RejectedMessages() {}

  static boolean ofContent(String code) {
    // Error codes of the query protocol carry a prefix.
    return code != null
        && OF_CONTENT.contains(code.replaceFirst("^AWS\\.SimpleQueueService\\.", ""));
  }

  /** Includes malformed requests, for which SQS has no error code of its own. */
  static boolean ofContent(SqsException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return ofContent(code) || (e.statusCode() == 400 && reason(e).contains("Malformed"));
  }

  static String reason(SqsException e) {
    return String.valueOf(e.getMessage());
  }
}
