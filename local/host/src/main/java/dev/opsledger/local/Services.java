package dev.opsledger.local;

import dev.opsledger.local.stream.Signal;
import java.net.URI;

/** What stands for AWS's services: this process's own, or somebody else's at one address. */
interface Services {
  /** Where DynamoDB is. */
  URI dynamo();

  /** Where SQS is. */
  URI queues();

  /** The host's own clients of them. */
  Clients clients();

  /** Raised when items may have been written. */
  Signal written();

  /** Stops what was started here. */
  void stop() throws Exception;
}
