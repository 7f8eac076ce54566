package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees what a user's own GitHub token fetched: those to whom GitHub shows it as well. */
class SharedSightTest {
  private static TrafficScene scene;
  private static Account ada;

  @BeforeAll
  static void start() {
    scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("GITHUB_TOKEN", ""));
    ada = scene.world.user("ada");
    scene.github.tokens().accept("ghp_ada", ada);
    scene.github.tokens().accept("ghp_eve", scene.world.user("eve"));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  /** A private repository of ada's, which no installation covers. */
  private static Repository secret(String name) {
    var traffic = new TrafficSource.Fixed();
    for (int age = 0; age < 3; age++) {
      traffic.views(new TrafficDay(scene.today().minusDays(age), 77_777, 66_666));
    }
    return scene.world.addRepository(ada, name).secret(true).traffic(traffic);
  }

  private static String added(String user, Repository repository, String token) {
    var answer = scene.create(user, "https://github.com/" + repository.fullName(), token);
    scene.settle();
    return answer.json().get("id").asText();
  }

  private static void nextDay() {
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
  }

  private static String status(String user, String id) {
    return scene.detail(user, id).at("/sync/status").asText();
  }

  @Test
  void whoHasNoAccessSeesNothingOfIt() {
    var repository = secret("plans");
    String owner = scene.user();
    String id = added(owner, repository, "ghp_ada");
    assertThat(scene.detail(owner, id).get("traffic")).hasSize(14);
    int calls = scene.trafficCalls(repository);
    for (String token : List.of("", "ghp_eve", "ghp_made_up")) {
      String other = scene.user();
      String same =
          token.isEmpty() ? scene.added(other, repository) : added(other, repository, token);
      assertThat(same).isEqualTo(id);
      var detail = scene.detail(other, id);
      assertThat(detail.get("traffic")).as(token).isEmpty();
      assertThat(detail.at("/sync/status").asText()).isIn("no_access", "not_found");
      String base = "/users/" + other + "/repos";
      for (String path : List.of(base, base + "/" + id, base + "/" + id + ".csv")) {
        assertThat(scene.get(path).body()).as(path + token).doesNotContain("77777", "66666");
      }
    }
    // One call each for the two tokens: eve's and the invented one, which GitHub refuses at once.
    assertThat(scene.trafficCalls(repository) - calls).isEqualTo(2);
    assertThat(status(owner, id)).isEqualTo("ok");
  }

  @Test
  void whoHasAccessSharesTheOneFetch() {
    var repository = secret("shared-plans");
    String owner = scene.user();
    String id = added(owner, repository, "ghp_ada");
    assertThat(scene.trafficCalls(repository)).isEqualTo(4);
    String friend = scene.user();
    scene.github.tokens().accept("ghp_friend", ada);
    added(friend, repository, "ghp_friend");
    assertThat(scene.trafficCalls(repository)).as("and one check").isEqualTo(5);
    assertThat(scene.detail(friend, id).get("traffic"))
        .isEqualTo(scene.detail(owner, id).get("traffic"));
    nextDay();
    assertThat(scene.trafficCalls(repository)).isEqualTo(9);
    scene.delete(owner, id);
    nextDay();
    assertThat(status(friend, id)).isEqualTo("ok");
    assertThat(scene.detail(friend, id).get("traffic")).hasSize(14);
  }

  @Test
  void tokensThatNeverWorkedTakeNoTurnFromOneThatDoes() {
    var repository = secret("besieged");
    for (int i = 0; i < 4; i++) {
      added(scene.user(), repository, "ghp_made_up_" + i);
    }
    String owner = scene.user();
    String id = added(owner, repository, "ghp_ada");
    assertThat(status(owner, id)).isEqualTo("ok");
    for (int day = 0; day < 3; day++) {
      int before = scene.trafficCalls(repository);
      nextDay();
      assertThat(status(owner, id)).isEqualTo("ok");
      assertThat(scene.trafficCalls(repository) - before)
          .as("a fetch and a check")
          .isLessThanOrEqualTo(5);
    }
    repository.forbidden(true);
    nextDay();
    assertThat(status(owner, id)).isEqualTo("no_access");
    assertThat(scene.detail(owner, id).get("traffic")).as("what was seen stays").hasSize(14);
    repository.forbidden(false);
    nextDay();
    assertThat(status(owner, id)).isEqualTo("ok");
  }

  @Test
  void whoLosesAccessKeepsWhatWasSeenAndGetsNothingNew() {
    var repository = secret("moved-on");
    String owner = scene.user();
    String id = added(owner, repository, "ghp_ada");
    String friend = scene.user();
    scene.github.tokens().accept("ghp_leaving", ada);
    added(friend, repository, "ghp_leaving");
    scene.github.tokens().accept("ghp_leaving", scene.world.user("eve"));
    for (int day = 0; day < 12; day++) {
      nextDay();
    }
    assertThat(status(owner, id)).isEqualTo("ok");
    assertThat(scene.detail(owner, id).get("traffic"))
        .as("quiet days count after three")
        .hasSize(14 + 12 - 3);
    assertThat(status(friend, id)).isEqualTo("not_found");
    assertThat(scene.detail(friend, id).get("traffic")).hasSize(14 + 7);
  }

  @Test
  void theGivenTokenIsTriedAtOnceWhereTheInstallationHasNoAccess() {
    var repository = scene.world.addRepository(scene.acme.account(), "uncovered").secret(true);
    String user = scene.user();
    scene.github.tokens().accept("ghp_acme", scene.acme.account());
    String id = added(user, repository, "ghp_acme");
    assertThat(status(user, id)).isEqualTo("ok");
    assertThat(scene.detail(user, id).get("traffic")).hasSize(11);
  }
}
