package dev.opsledger.local.simulator.github;

import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.SimulatedVendor;
import java.time.Clock;
import java.util.Set;

/** Simulates GitHub with demo data. */
public final class GitHubVendor implements SimulatedVendor {
  private static final int LOG_CAPACITY = 1_000;

  @Override
  public String name() {
    return "github";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "GITHUB_APP_ID",
        "GITHUB_APP_PRIVATE_KEY",
        "GITHUB_WEBHOOK_SECRET",
        "GITHUB_API_URL",
        "GITHUB_TOKEN",
        "PIPETEST_GITHUB_API_URL",
        "PIPETEST_GITHUB_TOKEN");
  }

  @Override
  public RunningVendor start(Clock clock, int days) {
    var demo = DemoWorld.at(clock, days);
    var setup = GitHubSimulator.Setup.usual().around(demo::keepingUp).keeping(LOG_CAPACITY);
    return new RunningGitHub(demo, GitHubSimulator.start(demo.world(), clock, setup));
  }
}
