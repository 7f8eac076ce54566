package dev.opsledger.oncall;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** 400 services, 60 teams, 80 policies and 45,000 incidents, of which 12,000 fall into one day. */
final class LargeAccount {
  static final int SERVICES = 400;
  static final int TEAMS = 60;
  static final int POLICIES = 80;
  static final int INCIDENTS = 45_000;
  static final int OF_ONE_DAY = 12_000;

  /** The last ten services have none. */
  private static final int SERVICES_WITH_INCIDENTS = 390;

  private static final Instant DAY = Instant.parse("2026-09-01T00:00:00Z");

  private LargeAccount() {}

  static void fill(PagerDutyWorld world) {
    for (int i = 0; i < TEAMS; i++) {
      world.put(new Team(team(i), "Team " + i));
    }
    for (int i = 0; i < POLICIES; i++) {
      // Every fourth has no team; the last ten have no service of their own.
      world.put(new Policy(policy(i), "Policy " + i, i % 4 == 0 ? List.of() : List.of(team(i))));
    }
    for (int i = 0; i < SERVICES; i++) {
      world.put(service(i, "Service " + i));
    }
    for (int i = 0; i < INCIDENTS; i++) {
      world.put(incident(i));
    }
  }

  /** In two teams, one or none. */
  static Service service(int i, String name) {
    var teams = IntStream.range(0, i % 3).mapToObj(t -> team(i % 50 + t * 7)).toList();
    return new Service(serviceId(i), name, "active", teams, policy(i % 70));
  }

  private static Incident incident(int i) {
    Instant at =
        i < OF_ONE_DAY
            ? DAY.plusSeconds(i * 7L)
            : DAY.minus(Duration.ofDays(90)).plusSeconds(i * 150L);
    String status = i % 500 == 0 ? "triggered" : i % 500 == 1 ? "acknowledged" : "resolved";
    return new Incident(
        "Q%013d".formatted(i * 7_919L % 1_000_003),
        i,
        "Incident " + i + " with \"quotes\", commas\nand lines",
        status,
        i % 2 == 0 ? "high" : "low",
        serviceId(i % SERVICES_WITH_INCIDENTS),
        at,
        status.equals("resolved") ? at.plusSeconds(60) : at);
  }

  static String serviceId(int i) {
    return "S%03d".formatted(i);
  }

  static String team(int i) {
    return "T%03d".formatted(i % TEAMS);
  }

  static String policy(int i) {
    return "E%03d".formatted(i);
  }
}
