package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Installation;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.ApiRequest;
import dev.opsledger.local.simulator.server.SimulatedApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An installation with more pages of repositories than a function has time for. */
class CiLongListTest {
  private static final int REPOSITORIES = 104;

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final Installation acme = world.install("acme");
  private GitHubSimulator github;
  private CiHost ci;

  @BeforeEach
  void start() {
    for (int i = 0; i < REPOSITORIES; i++) {
      var build = world.addWorkflow(world.addRepository(acme, "r" + i), "Build");
      world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60L + i)));
    }
    // 52 pages of two: one more message than the 50 pages that are asked for in one go.
    github = GitHubSimulator.start(world, clock, Setup.usual().around(CiLongListTest::ofTwo));
    ci = new CiHost(github.settings(), clock);
  }

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  @Test
  void everyRepositoryIsSynchronizedOnce() {
    ci.sync();
    assertThat(ci.runs("/org/acme/daily-runs")).hasSize(REPOSITORIES);
    assertThat(asked("/actions/runs")).as("each repository's runs").isEqualTo(REPOSITORIES);

    github.log().clear();
    world.addRepository(acme, "late");
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(asked("/late/actions/runs")).isPositive();
    assertThat(CiHost.json(ci.get("/sync").body()).path("sources").path(0).path("status").asText())
        .isEqualTo("ok");
  }

  private static SimulatedApi ofTwo(SimulatedApi api) {
    return request ->
        api.answer(request.path().equals("/installation/repositories") ? two(request) : request);
  }

  private static ApiRequest two(ApiRequest asked) {
    var query = new HashMap<>(asked.query());
    query.put("per_page", List.of("2"));
    return new ApiRequest(
        asked.method(),
        asked.origin(),
        asked.path(),
        asked.rawQuery().replace("per_page=100", "per_page=2"),
        query,
        asked.headers(),
        asked.body(),
        asked.remoteAddress());
  }

  private int asked(String end) {
    return github.log().count(request -> request.path().endsWith(end));
  }
}
