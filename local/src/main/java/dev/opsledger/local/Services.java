package dev.opsledger.local;

import dev.opsledger.local.dynamo.DynamoServer;
import dev.opsledger.local.queue.QueueServer;
import dev.opsledger.local.stream.Signal;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** The servers that stand for AWS's. */
record Services(DynamoServer dynamo, QueueServer queues, Clients clients, Signal written) {

  /** Starts both at the same time, because each takes most of a second. */
  static Services start(DataFolder data, int queuePort) throws Exception {
    var written = new Signal();
    CompletableFuture<QueueServer> queues =
        Tasks.start(() -> new QueueServer(queuePort, data.path()));
    var dynamo = new DynamoServer(data.folder("dynamodb"), written);
    Clients clients = Clients.of(dynamo.address(), URI.create(QueueServer.endpoint(queuePort)));
    return new Services(dynamo, Tasks.result(queues), clients, written);
  }

  /** Stops both. */
  void stop() throws Exception {
    CompletableFuture<Void> stopped =
        Tasks.start(
            () -> {
              queues.stop();
              return null;
            });
    dynamo.stop();
    Tasks.result(stopped);
    clients.close();
  }
}
