package dev.opsledger.local.simulator.github;

import static dev.opsledger.local.simulator.github.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The 14-day window of traffic, and the {@code since} parameter of gists. */
class TrafficAndGistsTest {
  private final Scene scene = new Scene();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void trafficIsThatOfFourteenDaysTodayIncluded() {
    var today = LocalDate.of(2026, 11, 22);
    var traffic = new TrafficSource.Fixed();
    for (int age = 0; age < 20; age++) {
      traffic.views(new TrafficDay(today.minusDays(age), 10 + age, 5));
    }
    traffic.omit(today.minusDays(3));
    scene.rocket.traffic(traffic);
    var views = json(scene.acme().get("/repos/acme/rocket/traffic/views")).get("views");
    assertThat(views).hasSize(13);
    assertThat(views.get(0).get("timestamp").asText()).isEqualTo("2026-11-09T00:00:00Z");
    assertThat(views.get(12).get("timestamp").asText()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(views.get(12).get("count").asInt()).isEqualTo(10);
  }

  @Test
  void sinceMeansUpdatedAfter() {
    var person = scene.world.user("antomer");
    var files = List.of(new GitHubGist.File("a.txt", null, 1));
    var old = Instant.parse("2026-11-01T00:00:00Z");
    scene.world.put(new GitHubGist("a", person, "", files, old, old));
    scene.world.put(new GitHubGist("b", person, "", files, old, old.plusSeconds(1)));
    assertThat(json(scene.anonymous().get("/users/Antomer/gists"))).hasSize(2);
    var later = scene.anonymous().get("/users/antomer/gists?since=2026-11-01T00:00:00Z");
    assertThat(json(later)).hasSize(1);
    assertThat(json(later).at("/0/files/a.txt/language").isNull()).isTrue();
    assertThat(scene.anonymous().get("/users/nobody/gists").statusCode()).isEqualTo(404);
  }

  @Test
  void gistPagesAreLinkedByTheUsersId() {
    var person = scene.world.user("antomer");
    var now = scene.world.now();
    for (int i = 0; i < 5; i++) {
      scene.world.put(new GitHubGist("g" + i, person, "", List.of(), now, now));
    }
    var first = scene.anonymous().get("/users/antomer/gists?per_page=2");
    assertThat(TestClient.next(first).orElseThrow()).contains("/user/" + person.id() + "/gists?");
    assertThat(scene.anonymous().walk("/users/antomer/gists?per_page=2")).hasSize(3);
  }
}
