package dev.opsledger.local;

import dev.opsledger.local.queue.QueueDepths;
import dev.opsledger.local.queue.SqsDepths;
import dev.opsledger.local.stream.Signal;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All AWS services at one external address, such as LocalStack's. The host is not notified of
 * writes there, so it polls often.
 */
record ExternalServices(
    URI address, Clients clients, Signal written, ScheduledExecutorService asking)
    implements Services {

  private static final long ASK_EVERY_MILLIS = 500;

  static ExternalServices at(URI address) {
    var written = Signal.unaware();
    var asking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("streams").factory());
    var _ =
        asking.scheduleWithFixedDelay(
            written, ASK_EVERY_MILLIS, ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return new ExternalServices(address, Clients.of(address, address), written, asking);
  }

  @Override
  public URI dynamo() {
    return address;
  }

  @Override
  public URI queues() {
    return address;
  }

  @Override
  public QueueDepths depths() {
    return new SqsDepths(clients.sqs());
  }

  @Override
  public void stop() {
    asking.shutdownNow();
    clients.close();
  }
}
