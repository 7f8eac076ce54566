package dev.opsledger.bench.event;

/** Creates SQS batches. */
public final class QueueEvent {
  private QueueEvent() {}

  /** A batch of one message. */
  public static String of(String body) {
    return """
    {"Records": [{"messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
      "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a", "body": "%s",
      "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1795341600000",
        "SenderId": "AIDAIENQZJOLO23YVJ4VO", "MessageGroupId": "1",
        "ApproximateFirstReceiveTimestamp": "1795341600010"},
      "messageAttributes": {}, "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
      "eventSource": "aws:sqs", "awsRegion": "us-east-1",
      "eventSourceARN": "arn:aws:sqs:us-east-1:123456789012:Queue"}]}"""
        .formatted(body);
  }
}
