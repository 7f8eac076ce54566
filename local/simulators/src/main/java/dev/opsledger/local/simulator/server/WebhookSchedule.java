package dev.opsledger.local.simulator.server;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Lets a simulated vendor look every second for what it has to announce, and post it. */
public final class WebhookSchedule implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WebhookSchedule.class.getName());

  /** One look. */
  public interface Round {
    /**
     * Posts what is new.
     *
     * @throws IOException when a delivery failed; the rest waits for the next look
     */
    void announce() throws IOException, InterruptedException;
  }

  private final ScheduledExecutorService times;
  private volatile Optional<WebhookSender> sender = Optional.empty();

  /**
   * @param thread the name of the thread that does it
   */
  public WebhookSchedule(String thread) {
    times =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(thread).factory());
  }

  /** Begins to post to an address. */
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
      // Closing: the executor ends with its thread.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The schedule is the safety net of a delivery that fails.
      LOG.log(System.Logger.Level.DEBUG, "Simulated webhook not delivered: {0}", e.getMessage());
    } catch (RuntimeException e) {
      // The executor would end the schedule without a word.
      LOG.log(System.Logger.Level.WARNING, "Simulated webhooks failed this time", e);
    }
  }

  @Override
  public void close() {
    times.shutdownNow();
    sender.ifPresent(WebhookSender::close);
  }
}
