package dev.opsledger.local.simulator.server;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Polls a simulated vendor for new events every second and sends them as webhooks. */
public final class WebhookSchedule implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WebhookSchedule.class.getName());

  /** One poll. */
  public interface Round {
    /**
     * Sends webhooks for all new events.
     *
     * @throws IOException when a delivery failed; remaining events wait for the next poll
     */
    void announce() throws IOException, InterruptedException;
  }

  private final ScheduledExecutorService times;
  private volatile Optional<WebhookSender> sender = Optional.empty();

  /**
   * @param thread the name of the polling thread
   */
  public WebhookSchedule(String thread) {
    times =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(thread).factory());
  }

  /** Starts sending webhooks to an address. */
  public void begin(URI address, Function<WebhookSender, Round> posting) {
    var webhooks = new WebhookSender(address);
    sender = Optional.of(webhooks);
    Round round = posting.apply(webhooks);
    var _ = times.scheduleWithFixedDelay(() -> announce(round), 1, 1, TimeUnit.SECONDS);
  }

  private static void announce(Round round) {
    try {
      round.announce();
    } catch (InterruptedException e) {
      // Interrupted by close: the executor ends with its thread.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Scheduled syncs make up for failed deliveries.
      LOG.log(
          System.Logger.Level.DEBUG,
          "A simulated webhook could not be delivered: {0}",
          e.getMessage());
    } catch (RuntimeException e) {
      // Caught, because the executor would silently cancel the schedule.
      LOG.log(System.Logger.Level.WARNING, "Simulated webhooks could not be sent", e);
    }
  }

  @Override
  public void close() {
    times.shutdownNow();
    sender.ifPresent(WebhookSender::close);
  }
}
