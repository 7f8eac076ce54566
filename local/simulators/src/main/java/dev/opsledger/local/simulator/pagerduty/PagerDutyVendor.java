package dev.opsledger.local.simulator.pagerduty;

import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.SimulatedVendor;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Simulates PagerDuty with demo data. */
public final class PagerDutyVendor implements SimulatedVendor {
  private static final int CALLS_A_MINUTE = 960;

  @Override
  public String name() {
    return "pagerduty";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "PAGER_DUTY_API_KEY",
        "PAGER_DUTY_API_ENDPOINT",
        "PAGER_DUTY_WEBHOOK_SECRET",
        "PAGER_DUTY_EVENTS_ENDPOINT",
        "PAGER_DUTY_ROUTING_KEY");
  }

  @Override
  public RunningVendor start(Clock clock, int days) {
    var world = new PagerDutyWorld(clock);
    var demo = new DemoIncidents(world, days);
    return new RunningPagerDuty(
        demo, PagerDutySimulator.start(world, clock, CALLS_A_MINUTE, UnaryOperator.identity()));
  }
}
