package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.github.webhook.RunAnnouncer;
import dev.opsledger.local.simulator.github.webhook.WebhookSender;
import dev.opsledger.local.simulator.github.world.Installation;
import dev.opsledger.local.simulator.server.RunningVendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The made-up GitHub, served, with webhooks once there is somebody to send them to. */
final class RunningGitHub implements RunningVendor {
  private static final System.Logger LOG = System.getLogger(RunningGitHub.class.getName());

  private final DemoWorld demo;
  private final GitHubSimulator simulator;
  private final ScheduledExecutorService announcing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulated-webhooks").factory());
  private volatile Optional<WebhookSender> sender = Optional.empty();

  RunningGitHub(DemoWorld demo, GitHubSimulator simulator) {
    this.demo = demo;
    this.simulator = simulator;
  }

  @Override
  public Map<String, String> settings() {
    return simulator.settings();
  }

  @Override
  public List<String> banner() {
    var organizations =
        demo.world().installations().stream()
            .map(Installation::account)
            .map(account -> account.login())
            .collect(Collectors.joining(", "));
    return List.of(
        "GitHub is simulated at " + simulator.url() + " (organizations " + organizations + ")");
  }

  @Override
  public void deliverWebhooks(URI host) {
    var posting = new WebhookSender(host.resolve("/webhooks/github"));
    var announcer = new RunAnnouncer(demo.world(), simulator.webhooks(), posting);
    sender = Optional.of(posting);
    var _ = announcing.scheduleWithFixedDelay(() -> announce(announcer), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    announcing.shutdownNow();
    sender.ifPresent(WebhookSender::close);
    simulator.close();
  }

  private void announce(RunAnnouncer announcer) {
    try {
      demo.catchUp();
      announcer.announce();
    } catch (InterruptedException e) {
      // Closing: the executor ends with its thread.
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The executor would end the schedule without a word.
      LOG.log(System.Logger.Level.WARNING, "Simulated webhooks failed this time", e);
    }
  }
}
