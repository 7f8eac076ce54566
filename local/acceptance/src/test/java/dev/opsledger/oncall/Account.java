package dev.opsledger.oncall;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import java.time.Instant;
import java.util.List;

/** Accounts to test with. */
public final class Account {
  public static final String HOSTILE = "=HYPERLINK(\"http://evil\",\"x\"), \"q\"\r\nline 2 🚒 שלום";

  private Account() {}

  /** Services in two teams, one and none; a policy with a team that has no service, one empty. */
  public static void small(PagerDutyWorld world) {
    world.put(new Team("T1", "Alpha"));
    world.put(new Team("T2", "Beta"));
    world.put(new Team("T3", "Idle"));
    world.put(new Policy("E1", "First", List.of("T1", "T3")));
    world.put(new Policy("E2", "Empty", List.of()));
    world.put(new Policy("E3", "Teams only", List.of("T2")));
    world.put(new Service("S1", "One", "active", List.of("T2", "T1"), "E1"));
    world.put(new Service("S2", "Two, \"quoted\"", "disabled", List.of("T1"), "E9"));
    world.put(new Service("S3", "Three", "active", List.of(), "E1"));
    incident(world, "I1", "S1", "triggered", "2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z");
    incident(world, "I2", "S1", "resolved", "2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z");
    incident(world, "I3", "S2", "acknowledged", "2024-02-01T08:00:00Z", "2024-02-01T08:05:00Z");
    world.put(
        new PagerDutyWorld.Incident(
            "I4",
            4,
            HOSTILE,
            "resolved",
            "low",
            "S1",
            Instant.parse("2026-11-22T08:00:00Z"),
            Instant.parse("2026-11-22T09:00:00Z")));
  }

  public static PagerDutyWorld.Incident incident(
      PagerDutyWorld world, String id, String service, String status, String at, String changed) {
    return world.put(
        new PagerDutyWorld.Incident(
            id,
            Math.abs(id.hashCode() % 100_000),
            "Trouble " + id,
            status,
            "high",
            service,
            Instant.parse(at),
            Instant.parse(changed)));
  }
}
