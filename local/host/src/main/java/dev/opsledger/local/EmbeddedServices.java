package dev.opsledger.local;

import dev.opsledger.local.dynamo.DynamoServer;
import dev.opsledger.local.queue.QueueDepths;
import dev.opsledger.local.queue.QueueServer;
import dev.opsledger.local.stream.Signal;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** DynamoDB Local and ElasticMQ, running in this process. */
record EmbeddedServices(
    DynamoServer server, QueueServer queueServer, Clients clients, Signal written)
    implements Services {

  /** Starts both in parallel, because each takes most of a second. */
  static EmbeddedServices start(DataFolder data, URI queues) throws Exception {
    var written = new Signal();
    CompletableFuture<QueueServer> starting =
        Tasks.start(() -> new QueueServer(queues.getPort(), data.path()));
    var dynamo = new DynamoServer(data.folder("dynamodb"), written);
    Clients clients = Clients.of(dynamo.address(), queues);
    return new EmbeddedServices(dynamo, Tasks.result(starting), clients, written);
  }

  @Override
  public URI dynamo() {
    return server.address();
  }

  @Override
  public URI queues() {
    return queueServer.address();
  }

  @Override
  public QueueDepths depths() {
    return queueServer;
  }

  @Override
  public void stop() throws Exception {
    CompletableFuture<Void> stopped =
        Tasks.start(
            () -> {
              queueServer.stop();
              return null;
            });
    server.stop();
    Tasks.result(stopped);
    clients.close();
  }
}
