package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.WebhookSchedule;
import dev.opsledger.local.simulator.server.WebhookSender;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A running PagerDuty simulator with demo data, which sends webhooks once the host is up. */
final class RunningPagerDuty implements RunningVendor {
  private final DemoIncidents demo;
  private final PagerDutySimulator simulator;
  private final WebhookSchedule announcements = new WebhookSchedule("simulated-pagerduty");

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
    announcements.begin(host.resolve("/webhooks/pagerduty"), sender -> () -> announce(sender));
  }

  private void announce(WebhookSender sender) throws IOException, InterruptedException {
    for (Incident incident : demo.catchUp()) {
      sender.send(simulator.webhooks().incident(incident));
    }
  }

  @Override
  public void close() {
    announcements.close();
    simulator.close();
  }
}
