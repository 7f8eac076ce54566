package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.github.webhook.WebhookSender;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.RunningVendor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The made-up account, served, with webhooks once there is somebody to send them to. */
final class RunningPagerDuty implements RunningVendor {
  private static final System.Logger LOG = System.getLogger(RunningPagerDuty.class.getName());

  private final DemoIncidents demo;
  private final PagerDutySimulator simulator;
  private final ScheduledExecutorService announcing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulated-pagerduty").factory());
  private volatile Optional<WebhookSender> sender = Optional.empty();

  RunningPagerDuty(DemoIncidents demo, PagerDutySimulator simulator) {
    this.demo = demo;
    this.simulator = simulator;
  }

  @Override
  public Map<String, String> settings() {
    return simulator.settings();
  }

  @Override
  public List<String> banner() {
    return List.of("PagerDuty is simulated at " + simulator.url());
  }

  @Override
  public void deliverWebhooks(URI host) {
    var posting = new WebhookSender(host.resolve("/webhooks/pagerduty"));
    sender = Optional.of(posting);
    var _ = announcing.scheduleWithFixedDelay(() -> announce(posting), 1, 1, TimeUnit.SECONDS);
  }

  private void announce(WebhookSender posting) {
    try {
      for (Incident incident : demo.catchUp()) {
        posting.send(simulator.webhooks().incident(incident));
      }
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
    announcing.shutdownNow();
    sender.ifPresent(WebhookSender::close);
    simulator.close();
  }
}
