package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown if GitHub does not respond, responds oddly, or always refuses a part. */
class TroubledFetchTest {
  private static TrafficScene scene;
  private static int away;

  @BeforeAll
  static void start() {
    scene = new TrafficScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @AfterEach
  void recover() {
    scene.github.faults().clear();
    scene.settle();
  }

  private static String path(Repository repository, String endpoint) {
    return "/repos/" + repository.fullName() + "/traffic/" + endpoint;
  }

  private static JsonNode numbers(String token, String id, String status) {
    JsonNode found = scene.detail(token, id);
    assertThat(found.at("/sync/status").asText()).isEqualTo(status);
    return found.get("traffic");
  }

  /** Each attempt makes three tries, so the first attempt fails and the second succeeds. */
  @Test
  void numbersComeWithTheRetryOfAFirstAttemptThatFailed() {
    var repository = scene.repository("late", 14);
    scene.github.faults().times(3, RequestFilters.path(path(repository, ".*")), Fault.status(502));
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "ok")).hasSize(14);
  }

  @Test
  void aTokenIsTriedAgainAfterAnAttemptThatFailed() {
    var person = scene.world.user("late-ada");
    scene.github.tokens().accept("ghp_late", person);
    var repository =
        scene.world.addRepository(person, "own").traffic(scene.repository("x", 14).traffic());
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "no_access")).isEmpty();
    scene.github.faults().times(3, RequestFilters.path(path(repository, ".*")), Fault.status(502));
    scene.create(token, "https://github.com/late-ada/own", "ghp_late");
    scene.settle();
    assertThat(numbers(token, id, "ok")).hasSize(14);
  }

  @Test
  void viewsAreShownThoughClonesAreRefusedForEver() {
    var repository = scene.repository("no-clones", 14);
    scene
        .github
        .faults()
        .always(RequestFilters.path(path(repository, "clones")), Fault.status(403));
    String token = scene.user();
    String id = scene.added(token, repository);
    JsonNode traffic = numbers(token, id, "ok");
    assertThat(traffic).hasSize(14);
    assertThat(traffic.get(0).get("count").asInt()).isEqualTo(113);
    assertThat(traffic.get(0).get("clones").isNull()).as("unknown is not zero").isTrue();
    assertThat(scene.detail(token, id).at("/sync/reason").asText()).contains("clones", "403");
    String page = "/users/" + token + "/repos/" + id;
    assertThat(scene.get(page).body()).contains("Up to date", "clones are left out", "not known");
    assertThat(scene.get(page + ".csv").body()).contains("2026-11-09,113,23,,,true");
    scene.github.faults().clear();
    scene.planned();
    assertThat(numbers(token, id, "ok").get(0).at("/clones/count").asInt()).isEqualTo(7);
    assertThat(scene.detail(token, id).at("/sync/reason").isNull()).isTrue();
  }

  @Test
  void viewsAreShownThoughClonesNeverAnswer() {
    var repository = scene.repository("silent-clones", 14);
    scene
        .github
        .faults()
        .always(RequestFilters.path(path(repository, "clones")), Fault.status(502));
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "failing")).hasSize(14);
    assertThat(scene.detail(token, id).at("/sync/reason").asText()).contains("clones", "502");
  }

  @Test
  void daysAreShownThoughTheTopTensAreRefused() {
    var repository = scene.repository("no-tops", 14);
    scene
        .github
        .faults()
        .always(RequestFilters.path(path(repository, "popular/.*")), Fault.status(403));
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "ok")).hasSize(14);
    assertThat(scene.detail(token, id).at("/sync/reason").asText()).contains("top ten lists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"message\":\"Server Error\"}", "{\"count\":0,\"uniques\":0}", "[]", "null"})
  void anAnswerThatIsNotUnderstoodIsNotAQuietRepository(String body) {
    var repository = scene.repository("odd-" + body.length(), 14);
    var odd = Fault.status(200, Map.of("content-type", "application/json"), body);
    scene.github.faults().next(RequestFilters.path(path(repository, "views")), odd);
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "ok")).hasSize(14).allMatch(day -> day.get("count").asInt() > 0);
  }

  @Test
  void aRedirectToNowhereIsNoVerdict() {
    var repository = scene.repository("moved", 14);
    scene.github.faults().next(RequestFilters.path(path(repository, "views")), Fault.status(301));
    String token = scene.user();
    String id = scene.added(token, repository);
    assertThat(numbers(token, id, "ok")).hasSize(14);
  }

  static Stream<Fault> unreadableInstallations() {
    return Stream.of(
        Fault.status(404),
        new Fault.Instead(SimulatedResponse.json(200, "{}")),
        new Fault.Instead(SimulatedResponse.json(200, "{\"message\":\"later\"}")),
        new Fault.Instead(SimulatedResponse.json(200, "[{\"account\":{\"login\":\"x\"}}]")));
  }

  @ParameterizedTest
  @MethodSource("unreadableInstallations")
  void whatTheAppCannotBeAskedIsNoVerdictOnARepository(Fault fault) {
    scene.github.faults().always(RequestFilters.path("/app/installations"), fault);
    // One listing serves ten minutes.
    scene.clock.advance(Duration.ofMinutes(11));
    String token = scene.user();
    String id = scene.added(token, scene.repository("app-away" + away++, 14));
    numbers(token, id, "failing");
    scene.github.faults().clear();
    scene.planned();
    assertThat(numbers(token, id, "ok")).hasSize(14);
  }

  @Test
  void anAppThatWasJustInstalledIsUsedAtOnce() {
    scene.added(scene.user(), scene.repository("listed", 14));
    var fresh = scene.world.install("fresh");
    var repository =
        scene.world.addRepository(fresh, "new").traffic(scene.repository("y", 14).traffic());
    String token = scene.user();
    assertThat(numbers(token, scene.added(token, repository), "ok")).hasSize(14);
  }
}
