package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.contract.Upstream;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every call is as the vendors describe them, and so is what they really answered. */
class GistsContractTest {
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");

  @Test
  void everyCallIsValid() {
    var githubMock = new StrictMock("github");
    var crmMock = new StrictMock("pipedrive");
    var world = new GitHubWorld(clock);
    for (int i = 0; i < 130; i++) {
      var at = clock.instant().minusSeconds(i);
      var file = new GitHubGist.File("a.md", "Markdown", 1);
      world.put(new GitHubGist("g" + i, world.user("ada"), "d", List.of(file), at, at));
    }
    try (var github = GitHubSimulator.start(world, clock, Setup.usual().around(githubMock));
        var crm = PipedriveSimulator.start(clock, crmMock);
        var gists =
            new GistsHost(
                clock,
                List.of(
                    Map.of("GITHUB_API_URL", github.url(), "QUERIED_USERS", "ada"),
                    crm.settings()))) {
      for (String path : List.of("/api/v2/organizations", "/api/v2/deals", "/api/v1/notes")) {
        crm.faults().next(RequestFilters.to("POST", path), new Fault.LostAnswer());
      }
      crm.limits().burst(10_000);
      gists.refresh();
      for (int i = 0; i < 5; i++) {
        clock.advance(Duration.ofMinutes(7));
        gists.tick();
      }
      assertThat(crm.world().notes()).hasSize(130);
      assertThat(crm.world().deals()).hasSize(130);
      assertThat(githubMock.violations()).isEmpty();
      assertThat(crmMock.violations()).isEmpty();
    }
  }

  @Test
  void whatGitHubReallyAnsweredIsIngestedAsItIs() {
    var recorded =
        Upstream.json("fixtures/github/recorded/gists-defunkt.json")
            .at("/interactions/0/response/body");
    try (var github =
            SimulatorServer.start(
                request ->
                    SimulatedResponse.json(
                        200, request.query("since").isPresent() ? "[]" : recorded.toString()),
                clock,
                1,
                new RequestLog(100));
        var crm = PipedriveSimulator.start(clock);
        var gists =
            new GistsHost(
                clock,
                List.of(
                    Map.of("GITHUB_API_URL", github.url(), "QUERIED_USERS", "defunkt"),
                    crm.settings()))) {
      var progress = gists.refresh();
      assertThat(progress.get("failed").asInt()).isZero();
      assertThat(recorded.size()).isGreaterThan(10);
      assertThat(gists.texts("/getGists")).hasSize(recorded.size());
      assertThat(crm.world().notes()).hasSize(recorded.size());
    }
  }

  @Test
  void moreCallsThanGitHubAllowsAreRefusedAtStart() {
    String users = IntStream.range(0, 60).mapToObj(i -> "u" + i).collect(Collectors.joining(","));
    var settings =
        Map.of(
            "QUERIED_USERS", users,
            "QUERYING_INTERVAL", "30",
            "GITHUB_API_URL", "http://localhost:9");
    var host =
        LocalHost.builder()
            .template(Checkout.file("template.yaml"))
            .variables(settings)
            .inMemory()
            .port(0)
            .schedules(false);
    assertThatThrownBy(host::start)
        .hasStackTraceContaining("Set QUERYING_INTERVAL to 60 or more, or set GITHUB_TOKEN");
  }

  @Test
  void theOlderNamesAreReadToo() {
    try (var scene = new CrmScene(List.of("eva", "tom"));
        var gists =
            new GistsHost(
                scene.clock,
                List.of(
                    Map.of(
                        "PIPETEST_QUERIED_USERS", "eva,tom",
                        "PIPETEST_QUERYING_INTERVAL", "5",
                        "PIPETEST_GITHUB_API_URL", scene.github.url(),
                        "PIPETEST_PIPEDRIVE_API_URL", scene.crm.url(),
                        "PIPETEST_PIEPEDRIVE_API_KEY",
                            scene.crm.settings().get("PIPEDRIVE_API_KEY"))))) {
      assertThat(gists.texts("/getCurrentlyScannedUsers")).containsExactly("eva", "tom");
      scene.publish(4);
      gists.tick();
      scene.assertOneOfEach();
      scene.clock.advance(Duration.ofMinutes(5));
      gists.tick();
      long calls = scene.github.log().total();
      scene.clock.advance(Duration.ofMinutes(5));
      gists.tick();
      assertThat(scene.github.log().total()).isEqualTo(calls + 2);
    }
  }

  @Test
  void usersWhoAreGoneOrRenamedAreReportedAndTheOthersGoOn() {
    var world = new GitHubWorld(clock);
    var file = new GitHubGist.File("a.md", "Markdown", 1);
    var at = clock.instant();
    world.put(new GitHubGist("a1", world.user("ada"), "d", List.of(file), at, at));
    world.put(new GitHubGist("n1", world.user("new-name"), "d", List.of(file), at, at));
    try (var github = GitHubSimulator.start(world, clock);
        var gists =
            new GistsHost(
                clock,
                List.of(
                    Map.of(
                        "GITHUB_API_URL", github.url(),
                        "QUERIED_USERS", "ghost,old-name,ada",
                        "PIPEDRIVE_COMPANY_NAME", "acme")))) {
      var moved = Map.of("location", github.url() + "/users/new-name/gists?per_page=100");
      github
          .faults()
          .next(RequestFilters.path("/users/old-name/gists"), Fault.status(301, moved, "{}"));
      var progress = gists.refresh();
      assertThat(progress.get("failed").asInt()).isEqualTo(2);
      assertThat(progress.get("failures"))
          .extracting(f -> f.get("unit").asText() + ": " + f.get("reason").asText())
          .containsExactlyInAnyOrder(
              "ghost: GitHub has no user ghost (renamed or deleted?)",
              "old-name: old-name was renamed to new-name; put the new name into QUERIED_USERS");
      assertThat(gists.texts("/getGists")).containsExactly("a1");
    }
  }

  @Test
  void tablesThatCannotBeReachedAreReported() {
    try (var gists = new GistsHost(clock, List.of())) {
      assertThat(gists.texts("/getCurrentlyScannedUsers")).containsExactly("antomer");
      assertThat(gists.texts("/getAllScannedUsers")).isEmpty();
      assertThat(gists.get("/health").statusCode()).isEqualTo(200);
      gists.host.dynamo().deleteTable(t -> t.tableName(gists.table()));
      var sick = gists.get("/health");
      assertThat(sick.statusCode()).isEqualTo(503);
      assertThat(GistsHost.json(sick.body()).get("status").asText()).isEqualTo("DOWN");
      assertThat(GistsHost.json(sick.body()).get("error").asText())
          .isEqualTo(
              "the table " + gists.table() + " cannot be reached (ResourceNotFoundException)");
    }
  }
}
