package dev.opsledger.local.simulator.github;

import static dev.opsledger.local.simulator.github.TestClient.header;
import static dev.opsledger.local.simulator.github.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.github.api.GitHubApp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authentication and authorization, and the errors of rejected requests. */
class AccessTest {
  private final Scene scene = new Scene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({"-60, 540, 200", "0, 600, 200", "1, 540, 401", "-60, 601, 401", "-700, 0, 401"})
  void aJwtIsGoodForTenMinutes(int issued, int expires, int status) {
    var now = scene.world.now();
    var jwt = TestClient.jwt(TestClient.APP, now.plusSeconds(issued), now.plusSeconds(expires));
    var answer = TestClient.with(scene.github, jwt).get("/app/installations");
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void aJwtOfAnotherKeyOrIssuerIsRefused() {
    var now = scene.world.now();
    var stranger = TestClient.jwt(GitHubApp.generate(), now.minusSeconds(60), now.plusSeconds(60));
    var nobody =
        TestClient.jwt(
            TestClient.APP,
            "{\"iss\":\"7\",\"iat\":%1$d,\"exp\":%1$d}".formatted(now.getEpochSecond()));
    for (var jwt : new String[] {stranger, nobody, "a.b.c", "rubbish"}) {
      var answer = TestClient.with(scene.github, jwt).get("/app/installations");
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aTokenDiesAfterAnHour() {
    var acme = scene.acme();
    scene.clock.advance(Duration.ofMinutes(59));
    assertThat(acme.get("/repos/acme/rocket").statusCode()).isEqualTo(200);
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(acme.get("/repos/acme/rocket").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenMayDieEarly() {
    var acme = scene.acme();
    scene.github.tokens().revoke(scene.acme);
    assertThat(acme.get("/repos/acme/rocket").statusCode()).isEqualTo(401);
    assertThat(scene.acme().get("/repos/acme/rocket").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenIsBoundToItsInstallation() {
    var other = scene.world.install("other");
    var secret = scene.world.addRepository(other, "secret").secret(true);
    assertThat(scene.acme().get("/repos/other/secret").statusCode()).isEqualTo(404);
    assertThat(TestClient.as(scene.github, other).get("/repos/other/secret").statusCode())
        .isEqualTo(200);
    secret.secret(false);
    assertThat(scene.acme().get("/repos/other/secret").statusCode()).isEqualTo(200);
    assertThat(scene.acme().get("/repos/other/secret/traffic/views").statusCode()).isEqualTo(403);
  }

  @Test
  void aSuspendedInstallationGivesNothing() {
    var acme = scene.acme();
    scene.world.suspend(scene.acme);
    assertThat(acme.get("/installation/repositories").statusCode()).isEqualTo(403);
    var path = "/app/installations/" + scene.acme.id();
    assertThat(scene.app().post(path + "/access_tokens").statusCode()).isEqualTo(403);
    assertThat(json(scene.app().get(path)).get("suspended_at").asText())
        .isEqualTo("2026-11-22T10:00:00Z");
    scene.world.unsuspend(scene.acme);
    assertThat(acme.get("/installation/repositories").statusCode()).isEqualTo(200);
    scene.world.uninstall(scene.acme);
    assertThat(acme.get("/installation/repositories").statusCode()).isEqualTo(401);
    assertThat(scene.app().get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aRenamedRepositoryRedirectsToItsId() {
    scene.world.rename(scene.rocket, "saturn");
    var acme = scene.acme();
    var moved = acme.get("/repos/acme/rocket/actions/runs?per_page=5");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(header(moved, "location"))
        .isEqualTo(
            scene.github.url() + "/repositories/" + scene.rocket.id() + "/actions/runs?per_page=5");
    assertThat(acme.get(header(moved, "location")).statusCode()).isEqualTo(200);
    assertThat(json(acme.get("/repos/ACME/Saturn")).get("name").asText()).isEqualTo("saturn");
  }

  @Test
  void aTransferredRepositoryBelongsToTheOtherInstallation() {
    var other = scene.world.install("other");
    scene.rocket.secret(true);
    scene.world.transfer(scene.rocket, other.account());
    assertThat(scene.acme().get("/repos/acme/rocket").statusCode()).isEqualTo(301);
    assertThat(scene.acme().get("/repositories/" + scene.rocket.id()).statusCode()).isEqualTo(404);
    var repositories = TestClient.as(scene.github, other).get("/installation/repositories");
    assertThat(json(repositories).at("/repositories/0/full_name").asText())
        .isEqualTo("other/rocket");
  }

  @Test
  void deletedForbiddenAndSwitchedOffLookDifferent() {
    var acme = scene.acme();
    var runs = "/repos/acme/rocket/actions/runs";
    scene.rocket.actionsOff(true);
    assertThat(acme.get(runs).statusCode()).isEqualTo(404);
    assertThat(acme.get("/repos/acme/rocket").statusCode()).isEqualTo(200);
    scene.rocket.actionsOff(false).forbidden(true);
    assertThat(acme.get(runs).statusCode()).isEqualTo(403);
    scene.world.delete(scene.rocket);
    assertThat(acme.get(runs).statusCode()).isEqualTo(404);
    assertThat(json(acme.get("/installation/repositories")).get("total_count").asInt()).isZero();
  }

  @Test
  void headersThatGitHubInsistsOnAreInsistedOn() {
    var acme = scene.acme();
    assertThat(acme.get("/rate_limit", Map.of("User-Agent", "")).statusCode()).isEqualTo(403);
    assertThat(acme.get("/rate_limit", Map.of("X-GitHub-Api-Version", "2019-01-01")).statusCode())
        .isEqualTo(400);
    assertThat(acme.get("/rate_limit", Map.of("Accept", "text/csv")).statusCode()).isEqualTo(415);
    assertThat(acme.get("/nowhere").statusCode()).isEqualTo(404);
  }
}
