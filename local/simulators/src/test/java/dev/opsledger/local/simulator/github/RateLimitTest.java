package dev.opsledger.local.simulator.github;

import static dev.opsledger.local.simulator.github.TestClient.header;
import static dev.opsledger.local.simulator.github.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.github.world.RunDraft;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rate limits, and requests that do not count against them. */
class RateLimitTest {
  private static final String RUNS = "/repos/acme/rocket/actions/runs";

  private final Scene scene = new Scene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void eachCallTakesOneFromTheInstallationsBudget() {
    var first = scene.acme().get(RUNS);
    var second = scene.acme().get(RUNS);
    assertThat(header(first, "x-ratelimit-limit")).isEqualTo("5000");
    assertThat(header(first, "x-ratelimit-remaining")).isEqualTo("4999");
    assertThat(header(second, "x-ratelimit-remaining")).isEqualTo("4998");
    assertThat(header(second, "x-ratelimit-used")).isEqualTo("2");
    assertThat(header(second, "x-ratelimit-resource")).isEqualTo("core");
    assertThat(header(second, "x-ratelimit-reset"))
        .isEqualTo(Long.toString(scene.world.now().plusSeconds(3_600).getEpochSecond()));
  }

  @Test
  void anUnchangedAnswerIsA304AndFree() {
    var first = scene.acme().get(RUNS);
    var etag = header(first, "etag");
    assertThat(etag).startsWith("W/\"");
    var second = scene.acme().get(RUNS, Map.of("If-None-Match", etag));
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "x-ratelimit-remaining")).isEqualTo("4999");
    scene.world.addRun(scene.ci, RunDraft.at(scene.world.now()));
    var third = scene.acme().get(RUNS, Map.of("If-None-Match", etag));
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(header(third, "x-ratelimit-remaining")).isEqualTo("4998");
  }

  @Test
  void anExhaustedBudgetRefusesUntilItsReset() {
    scene.github.limits().limit(scene.acme, 2);
    var acme = scene.acme();
    acme.get(RUNS);
    acme.get(RUNS);
    var refused = acme.get(RUNS);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(header(refused, "x-ratelimit-remaining")).isEqualTo("0");
    assertThat(json(acme.get("/rate_limit")).at("/resources/core/remaining").asInt()).isZero();
    scene.clock.advance(Duration.ofMinutes(59));
    scene.github.limits().answerExhaustedWith(429);
    assertThat(acme.get(RUNS).statusCode()).isEqualTo(429);
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(scene.acme().get(RUNS).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyKnownHasSixtyCalls() {
    scene.world.user("antomer");
    for (int i = 0; i < 60; i++) {
      assertThat(scene.anonymous().get("/users/antomer/gists").statusCode()).isEqualTo(200);
    }
    assertThat(scene.anonymous().get("/users/antomer/gists").statusCode()).isEqualTo(403);
    scene.github.tokens().accept("ghp_mine", scene.world.user("someone"));
    var person = TestClient.with(scene.github, "ghp_mine");
    assertThat(header(person.get("/users/antomer/gists"), "x-ratelimit-limit")).isEqualTo("5000");
  }

  @Test
  void theSecondaryLimitIsAFaultOnDemand() {
    var acme = scene.acme();
    scene
        .github
        .faults()
        .next(
            request -> request.path().equals(RUNS),
            GitHubFaults.secondaryLimit(Duration.ofSeconds(90)));
    var refused = acme.get(RUNS);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(header(refused, "retry-after")).isEqualTo("90");
    assertThat(refused.body()).contains("secondary rate limit");
    assertThat(acme.get(RUNS).statusCode()).isEqualTo(200);
  }
}
