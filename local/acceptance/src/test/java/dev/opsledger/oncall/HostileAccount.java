package dev.opsledger.oncall;

import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account in which everything that has a text begins as a formula, or is otherwise awkward. */
final class HostileAccount {
  static final List<String> STARTS = List.of("=", "+", "-", "@", "\t", "\r");

  /** What cells become in the middle of which another separator could begin a formula. */
  static final Map<String, String> CELLS =
      Map.of(
          "\t=1+1", "'\t'=1+1",
          "\r=1+1", "'\r'=1+1",
          "\n=1+1", "'\n'=1+1",
          "\u00A0=1+1", "'\u00A0=1+1",
          "＝1+1", "'＝1+1",
          "a;=1+1;b", "a;'=1+1;b",
          "a\t=1+1\tb", "a\t'=1+1\tb",
          "a\n=1+1", "a\n'=1+1",
          "a;\"=1+1&\"", "a;'\"=1+1&\"");

  static final List<String> TITLES =
      List.of(
          "=1+1",
          "=HYPERLINK(\"http://evil.example\",\"click\")",
          "+1+1",
          "-2+3",
          "@SUM(1,1)",
          "\t=1+1",
          "\r=1+1",
          "=cmd|' /C calc'!A0",
          "\"",
          "\"quoted\", with a comma",
          "two\nlines",
          "two\r\nlines",
          "semi;colon and\ttab",
          "שלום עולם",
          "🚒🔥 fire",
          "  spaces  ",
          "'=1+1",
          "a=1+1",
          "\n=1+1",
          "\u00A0=1+1",
          "＝1+1",
          "a;=1+1;b",
          "a\t=1+1\tb",
          "a\n=1+1",
          "a;\"=1+1&\"",
          "x");

  private HostileAccount() {}

  static void fill(PagerDutyWorld world) {
    for (int i = 0; i < STARTS.size(); i++) {
      String start = STARTS.get(i);
      world.put(new Team(id("T", i), start + "1+" + i));
      world.put(new Policy(id("E", i), start + "2*" + i, List.of(id("T", i))));
      List<String> teams = i == 0 ? List.of() : List.of(id("T", i), id("T", i - 1));
      world.put(
          new Service(id("S", i), start + "3-" + i + ", \"q\"\n", "active", teams, id("E", i)));
    }
    for (int i = 0; i < TITLES.size(); i++) {
      world.put(incident(i));
    }
  }

  /** Begins as a formula, too. */
  static String id(String kind, int i) {
    return STARTS.get(i) + kind + i;
  }

  private static Incident incident(int i) {
    Instant at = Instant.parse("2026-11-20T08:00:00Z").plusSeconds(i);
    String id = i < STARTS.size() ? id("I", i) : "I%02d".formatted(i);
    String service = id("S", i % (STARTS.size() - 1));
    // A status that PagerDuty may add one day.
    String status = i == 0 ? "=paused" : "triggered";
    return new Incident(id, i, TITLES.get(i), status, "high", service, at, at);
  }
}
