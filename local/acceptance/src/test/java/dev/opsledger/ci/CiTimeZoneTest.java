package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day begins when the server's time zone says so. */
class CiTimeZoneTest {
  @TempDir private Path data;

  private final SettableClock clock = new SettableClock("2026-10-25T22:30:00Z");
  private final GitHubWorld world = new GitHubWorld(clock, Instant.parse("2026-01-01T00:00:00Z"));
  private final Workflow build =
      world.addWorkflow(world.addRepository(world.install("acme"), "rocket"), "Build");

  @Test
  void aDayOfTwentyFiveHoursHoldsThemAllAlsoUnderAnotherZoneLater() {
    // Berlin's 25 October 2026 lasts from 22:00 UTC of the 24th to 23:00 UTC of the 25th.
    Run before = run("2026-10-24T21:59:59Z");
    Run first = run("2026-10-24T22:00:00Z");
    Run last = run("2026-10-25T22:29:59Z");
    try (var github = GitHubSimulator.start(world, clock)) {
      try (var ci = host(github, "Europe/Berlin")) {
        ci.sync();
        assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(last.id(), first.id());
        assertThat(ci.runsById("/org/acme/daily-runs?date=2026-10-24"))
            .containsOnlyKeys(before.id());
      }
      try (var ci = host(github, "UTC")) {
        assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(last.id());
        assertThat(ci.runsById("/org/acme/daily-runs?date=2026-10-24"))
            .containsOnlyKeys(first.id(), before.id());
        ci.sync();
        assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(last.id());
      }
    }
  }

  private Run run(String at) {
    return world.addRun(build, RunDraft.at(Instant.parse(at)));
  }

  private CiHost host(GitHubSimulator github, String zone) {
    Map<String, String> settings = new HashMap<>(github.settings());
    settings.put("TIME_ZONE", zone);
    return new CiHost(settings, clock, builder -> builder.data(data));
  }
}
