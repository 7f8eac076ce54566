package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.Alone;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets put into SSM after the deployment, as documented, take effect without redeployment. */
class LateSecretTest {
  private static final String READ_TOKEN = "/opsledger/read-token";
  private static final String KEY = "/opsledger/github-app-private-key";
  private static final String TOKEN = "the-read-token-of-the-test";

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private GitHubSimulator github;
  private ParameterStoreServer store;
  private HostDriver driver;

  @BeforeEach
  void deploy() throws Exception {
    var build = world.addWorkflow(world.addRepository(world.install("acme"), "rocket"), "Build");
    for (int i = 0; i < 3; i++) {
      world.addRun(build, RunDraft.at(clock.instant().minusSeconds(60L + i)));
    }
    github = GitHubSimulator.start(world, clock);
    store = new ParameterStoreServer(parameters);
    var settings = new HashMap<>(github.settings());
    settings.remove("GITHUB_APP_PRIVATE_KEY");
    driver =
        new HostDriver(
            Alone.of(LocalHost.builder())
                .template(Deployed.TEMPLATE)
                .variables(settings)
                .inMemory()
                .port(0)
                .clock(clock)
                .parameterStore(store.address())
                .schedules(false)
                .start());
  }

  @AfterEach
  void stop() {
    driver.close();
    store.close();
    github.close();
  }

  @Test
  void aReadTokenOpensItsRoutesWithinAMinuteOfBeingPut() {
    assertThat(get("/sync").statusCode()).isEqualTo(503);
    parameters.put(READ_TOKEN, TOKEN);
    clock.advance(Duration.ofMinutes(1));
    assertThat(get("/sync").statusCode()).isEqualTo(200);
  }

  @Test
  void anAppKeyThatIsMissingOrMalformedIsSaidAtOnceAndItsSuccessorIsFound() {
    parameters.put(READ_TOKEN, TOKEN);
    clock.advance(Duration.ofMinutes(1));
    sync();
    assertThat(reason()).contains("GITHUB_APP_PRIVATE_KEY").contains("one is missing");

    parameters.put(KEY, "-----BEGIN PRIVATE KEY-----\nc3VyZWx5IG5vdA==\n-----END PRIVATE KEY-----");
    clock.advance(Duration.ofMinutes(1));
    sync();
    assertThat(reason())
        .contains("GITHUB_APP_PRIVATE_KEY must be an RSA private key")
        .doesNotContain("c3VyZWx5");

    parameters.put(KEY, github.settings().get("GITHUB_APP_PRIVATE_KEY"));
    clock.advance(Duration.ofMinutes(1));
    sync();
    assertThat(source().path("status").asText()).isEqualTo("ok");
    assertThat(HostDriver.json(get("/org/acme/daily-runs").body())).hasSize(3);
  }

  @Test
  void aMalformedTrafficKeyStopsNothingThatNeedsNone() {
    parameters.put(READ_TOKEN, TOKEN);
    parameters.put("/opsledger/traffic-encryption-key", "surely not");
    clock.advance(Duration.ofMinutes(1));
    var user = signUp();
    assertThat(user.statusCode()).as(user.body()).isEqualTo(200);
    assertThat(user.body()).doesNotContain("surely not");
  }

  private HttpResponse<String> signUp() {
    return driver.send(
        HttpRequest.newBuilder(driver.uri("/api/users/create"))
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"a@example.com\"}"))
            .build());
  }

  private void sync() {
    driver.fire("CiPlanner", UUID.randomUUID().toString());
    driver.awaitIdle();
  }

  private JsonNode source() {
    return HostDriver.source(HostDriver.json(get("/sync").body()), "ci");
  }

  private String reason() {
    assertThat(source().path("status").asText()).isEqualTo("incomplete");
    return HostDriver.json(get("/sync/ci").body()).path("units").toString();
  }

  private HttpResponse<String> get(String path) {
    return driver.send(
        HttpRequest.newBuilder(driver.uri(path))
            .header("Authorization", "Bearer " + TOKEN)
            .build());
  }
}
