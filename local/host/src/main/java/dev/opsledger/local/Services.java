package dev.opsledger.local;

import dev.opsledger.local.queue.QueueDepths;
import dev.opsledger.local.stream.Signal;
import java.net.URI;

/** The AWS services in use: embedded ones, or external ones at one address. */
interface Services {
  /** The address of DynamoDB. */
  URI dynamo();

  /** The address of SQS. */
  URI queues();

  /** The host's own clients of these services. */
  Clients clients();

  /** Counts the messages of queues. */
  QueueDepths depths();

  /** Raised when items may have been written. */
  Signal written();

  /** Stops the services that this process started. */
  void stop() throws Exception;
}
