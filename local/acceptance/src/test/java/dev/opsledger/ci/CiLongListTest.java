package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of more pages than a function has time for: of repositories, and of installations. */
class CiLongListTest {
  private static final int REPOSITORIES = 104;
  private static final int INSTALLATIONS = 104;
  private static final Set<String> LISTS =
      Set.of("/app/installations", "/installation/repositories");

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final AppInstallation acme = world.install("acme");
  private final MovingGitHub repositories =
      new MovingGitHub(RequestFilters.path("/installation/repositories"));
  private GitHubSimulator github;
  private CiHost ci;

  private void start(int count) {
    for (int i = 0; i < count; i++) {
      var build = world.addWorkflow(world.addRepository(acme, "r" + i), "Build");
      world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60L + i)));
    }
    // 52 pages of two: one more message than the 50 pages that are asked for in one go.
    var setup = Setup.usual().around(api -> repositories.apply(ofTwo(api)));
    github = GitHubSimulator.start(world, clock, setup);
    ci = new CiHost(github.settings(), clock);
  }

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  @Test
  void everyRepositoryIsSynchronizedOnce() {
    start(REPOSITORIES);
    ci.sync();
    assertThat(ci.runs("/org/acme/daily-runs")).hasSize(REPOSITORIES);
    assertThat(askedForNewRuns("/actions/runs"))
        .as("each repository's new runs")
        .isEqualTo(REPOSITORIES);

    github.log().clear();
    world.addRepository(acme, "late");
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(asked("/late/actions/runs")).isPositive();
    assertThat(CiHost.json(ci.get("/sync").body()).path("sources").path(0).path("status").asText())
        .isEqualTo("ok");
    assertThat(continued("repositories:" + acme.id())).as("messages that went on").isPositive();
  }

  @Test
  void noRepositoryIsMissedBetweenTwoPages() {
    start(6);
    // The second page then begins with what was the fourth repository.
    repositories.after(_ -> world.repository("acme", "r0").ifPresent(world::delete));
    ci.sync();
    assertThat(ci.runs("/org/acme/daily-runs"))
        .extracting(run -> run.get("repoName").asText())
        .contains("r1", "r2", "r3", "r4", "r5");
  }

  @Test
  void everyInstallationIsSynchronizedOnceAndOnlyAWholeListTakesOneAway() {
    start(1);
    var others = new ArrayList<AppInstallation>();
    for (int i = 1; i < INSTALLATIONS; i++) {
      others.add(world.install("org" + i));
      world.addRepository(others.getLast(), "only");
    }
    ci.sync();
    assertThat(continued("installations:all")).as("messages that went on").isPositive();
    assertThat(askedForNewRuns("/only/actions/runs")).isEqualTo(INSTALLATIONS - 1);
    assertThat(github.log().count(RequestFilters.path("/app/installations/\\d+")))
        .as("none is missed in a part of the list")
        .isZero();
    assertThat(others)
        .allSatisfy(
            each ->
                assertThat(ci.get("/org/" + each.account().login() + "/daily-runs").statusCode())
                    .isEqualTo(200));

    github.log().clear();
    AppInstallation gone = others.removeFirst();
    world.uninstall(gone);
    AppInstallation late = world.install("late");
    world.addRepository(late, "only");
    clock.advance(Duration.ofMinutes(15));
    ci.sync();
    assertThat(asked("/app/installations/" + gone.id())).isEqualTo(1);
    assertThat(github.log().count(RequestFilters.path("/app/installations/\\d+"))).isEqualTo(1);
    assertThat(ci.get("/org/org1/daily-runs").statusCode()).isEqualTo(404);
    assertThat(askedForNewRuns("/late/only/actions/runs")).isEqualTo(1);
    assertThat(ci.get("/org/late/daily-runs").statusCode()).isEqualTo(200);
    assertThat(ci.get("/org/org2/daily-runs").statusCode()).isEqualTo(200);
  }

  /** How many units went on with a list that another one had begun. */
  private int continued(String unit) {
    var rows = ci.host.dynamo().scanPaginator(s -> s.tableName(ci.host.tableName("SyncTable")));
    return Math.toIntExact(
        rows.items().stream()
            .filter(row -> row.get("sk").s().startsWith("CHUNK#" + unit + ".rest."))
            .count());
  }

  private static SimulatedApi ofTwo(SimulatedApi api) {
    return request -> api.answer(LISTS.contains(request.path()) ? two(request) : request);
  }

  private static SimulatedRequest two(SimulatedRequest asked) {
    var query = new HashMap<>(asked.query());
    query.put("per_page", List.of("2"));
    return new SimulatedRequest(
        asked.method(),
        asked.origin(),
        asked.path(),
        asked.rawQuery().replace("per_page=100", "per_page=2"),
        query,
        asked.headers(),
        asked.body(),
        asked.remoteAddress());
  }

  private int askedForNewRuns(String end) {
    return github.log().count(r -> r.path().endsWith(end) && r.rawQuery().contains("%3E%3D"));
  }

  private int asked(String end) {
    return github.log().count(request -> request.path().endsWith(end));
  }
}
