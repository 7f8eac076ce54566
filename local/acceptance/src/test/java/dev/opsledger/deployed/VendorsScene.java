package dev.opsledger.deployed;

import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Base of tests that run the deployed functions against all simulated vendors, with one repository
 * under observation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VendorsScene {
  static final Duration SOON = Duration.ofMinutes(2);
  static final HttpClient HTTP = HttpClient.newHttpClient();

  final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  final GitHubWorld gitHub = new GitHubWorld(clock);
  private final PagerDutyWorld pagerDuty = new PagerDutyWorld(clock);
  GitHubSimulator gitHubServer;
  PagerDutySimulator pagerDutyServer;
  private PipedriveSimulator pipedriveServer;
  LocalHost host;

  @BeforeAll
  void start() throws Exception {
    gitHub.addRepository(gitHub.install("acme"), "rocket");
    var at = clock.instant();
    var file = new GitHubGist.File("notes.md", "Markdown", 100);
    gitHub.put(
        new GitHubGist("aa5a315d61ae9438b18d", gitHub.user("ada"), "d", List.of(file), at, at));
    gitHubServer = GitHubSimulator.start(gitHub, clock);
    pagerDutyServer = PagerDutySimulator.start(pagerDuty, clock, 960, UnaryOperator.identity());
    pipedriveServer = PipedriveSimulator.start(clock);
    var settings = new HashMap<>(gitHubServer.settings());
    settings.putAll(pagerDutyServer.settings());
    settings.putAll(pipedriveServer.settings());
    settings.put("QUERIED_USERS", "ada");
    settings.put("SYNC_RETRY_SECONDS", "0");
    host =
        LocalHost.builder()
            .template(Deployed.TEMPLATE)
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(clock)
            .schedules(false)
            .start();
    repository();
  }

  private void repository() throws Exception {
    String user = post("/api/users/create", "{\"email\":\"a@example.com\"}", "none");
    String token = user.replaceAll(".*\"token\":\"([0-9a-f]{32})\".*", "$1");
    post("/api/repos/create", "{\"url\":\"https://github.com/acme/rocket\"}", token);
    host.awaitIdle(SOON);
  }

  @AfterAll
  void stop() {
    host.close();
    gitHubServer.close();
    pagerDutyServer.close();
    pipedriveServer.close();
  }

  String get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(host.uri() + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private String post(String path, String body, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .header("X-API-Token", token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
