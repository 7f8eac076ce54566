package dev.opsledger.core.outbox;

import java.util.Set;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What SQS says when a message itself is wrong, so that sending it again changes nothing. */
final class RejectedMessages {
  private static final Set<String> OF_CONTENT =
      Set.of(
          "InvalidMessageContents",
          "InvalidParameterValue",
          "InvalidParameterValueException",
          "BatchRequestTooLong");

  private RejectedMessages() {}

  static boolean ofContent(String code) {
    // The query protocol's codes carry a prefix.
    return code != null
        && OF_CONTENT.contains(code.replaceFirst("^AWS\\.SimpleQueueService\\.", ""));
  }

  /** Also a request that could not be read at all, which has no code that says so. */
  static boolean ofContent(SqsException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return ofContent(code) || (e.statusCode() == 400 && reason(e).contains("Malformed"));
  }

  static String reason(SqsException e) {
    return String.valueOf(e.getMessage());
  }
}
