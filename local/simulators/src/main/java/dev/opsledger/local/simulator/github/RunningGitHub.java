package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.github.webhook.RunAnnouncer;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.WebhookSchedule;
import dev.opsledger.local.simulator.server.WebhookSender;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A running GitHub simulator with the demo world, which sends webhooks once the host is up. */
final class RunningGitHub implements RunningVendor {
  private final DemoWorld demo;
  private final GitHubSimulator simulator;
  private final WebhookSchedule announcements = new WebhookSchedule("simulated-webhooks");

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
            .map(AppInstallation::account)
            .map(account -> account.login())
            .collect(Collectors.joining(", "));
    return List.of(
        "GitHub is simulated at " + simulator.url() + " (organizations " + organizations + ")");
  }

  @Override
  public void deliverWebhooks(URI host) {
    announcements.begin(host.resolve("/webhooks/github"), this::rounds);
  }

  private WebhookSchedule.Round rounds(WebhookSender sender) {
    simulator.deliveries().to(sender);
    var announcer = new RunAnnouncer(demo.world(), simulator.webhooks(), simulator.deliveries());
    return () -> {
      demo.catchUp();
      announcer.announce();
    };
  }

  @Override
  public void close() {
    announcements.close();
    simulator.close();
  }
}
