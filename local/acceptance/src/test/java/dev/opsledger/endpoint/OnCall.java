package dev.opsledger.endpoint;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import java.util.List;

/** A small PagerDuty account: one team with one service, and one incident. */
final class OnCall {
  private OnCall() {}

  static void fill(PagerDutyWorld world, String run) {
    world.put(new Team("T" + run, "Shop " + run));
    world.put(new Policy("E" + run, "Shop first " + run, List.of("T" + run)));
    world.put(new Service("S" + run, "Checkout " + run, "active", List.of("T" + run), "E" + run));
    var at = world.now().minusSeconds(3600);
    world.put(
        new Incident("I" + run, 7, "It is down " + run, "triggered", "high", "S" + run, at, at));
  }
}
