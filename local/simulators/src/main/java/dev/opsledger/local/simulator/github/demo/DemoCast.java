package dev.opsledger.local.simulator.github.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo organizations, their repositories, and how their workflows behave. */
final class DemoCast {
  static final Map<String, List<String>> ORGANIZATIONS =
      new TreeMap<>(
          Map.of(
              "acme-rockets",
              List.of(
                  "launchpad",
                  "fuel-pump",
                  "guidance",
                  "telemetry",
                  "mission-control",
                  "capsule",
                  "parachute",
                  "website",
                  "infrastructure",
                  "design-system"),
              "blue-harbor",
              List.of(
                  "lighthouse",
                  "tide-tables",
                  "berth-booking",
                  "customs-api",
                  "crane-driver",
                  "harbor-app",
                  "docs",
                  "terraform-modules"),
              "pixel-bakery",
              List.of(
                  "oven",
                  "sprinkles",
                  "croissant-ui",
                  "order-service",
                  "recipes",
                  "storefront",
                  "sourdough")));

  /** The repositories with months of runs of their first workflow; the others have a week. */
  static final List<String> OLDEST =
      List.of(
          "acme-rockets/launchpad",
          "acme-rockets/guidance",
          "acme-rockets/mission-control",
          "acme-rockets/design-system");

  /** The repositories that are released through GitHub. */
  static final List<String> RELEASED =
      List.of("acme-rockets/mission-control", "acme-rockets/website");

  static final List<String> DEVELOPERS =
      List.of("ada-l", "grace-h", "linus-p", "margaret-h", "dennis-r", "barbara-l");

  static final List<String> GIST_AUTHORS = List.of("antomer", "ada-l", "grace-h");

  static final List<String> MESSAGES =
      List.of(
          "Tighten the bolts",
          "Fix the leak in the second stage",
          "Raise the timeout, again",
          "Remove what nobody calls",
          "Bump the compiler",
          "Explain why the retry is needed",
          "Show the date in the user's time zone",
          "Make the flaky test say why");

  static final List<String> BRANCHES =
      List.of("main", "main", "main", "fix/timeout", "feature/dark-mode", "deps/compiler");

  /** Workflows of every repository; the other lists apply to some repositories only. */
  static final List<DemoHabit> COMMON =
      List.of(
          new DemoHabit("CI", "push", Duration.ofMinutes(150), Duration.ofSeconds(240), 0.12),
          new DemoHabit("Lint", "pull_request", Duration.ofHours(5), Duration.ofSeconds(45), 0.05));

  static final List<DemoHabit> SOME =
      List.of(
          new DemoHabit("Nightly", "schedule", Duration.ofDays(1), Duration.ofMinutes(35), 0.25),
          new DemoHabit("Deploy", "push", Duration.ofHours(9), Duration.ofMinutes(8), 0.08),
          new DemoHabit(
              "End to end", "pull_request", Duration.ofHours(7), Duration.ofMinutes(18), 0.3),
          new DemoHabit(
              "Release", "workflow_dispatch", Duration.ofDays(2), Duration.ofMinutes(12), 0.04));

  /** A health check that runs every hour in each organization's first repository. */
  static final DemoHabit PROBE =
      new DemoHabit("Uptime probe", "schedule", Duration.ofHours(1), Duration.ofSeconds(20), 0.02);

  private DemoCast() {}
}
