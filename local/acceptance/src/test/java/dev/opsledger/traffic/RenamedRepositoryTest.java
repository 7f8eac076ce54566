package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.traffic.domain.CredentialKey;
import dev.opsledger.traffic.store.TrafficKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A renamed or transferred repository stays the same repository. */
class RenamedRepositoryTest {
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    // Without a token of its own, the deployment reads only what an installation covers.
    scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("GITHUB_TOKEN", ""));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static void nextDay() {
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
  }

  private static String add(String user, String name) {
    String id = scene.create(user, "https://github.com/" + name).json().get("id").asText();
    scene.settle();
    return id;
  }

  private static JsonNode detail(String user, String id) {
    JsonNode found = scene.detail(user, id);
    assertThat(found.at("/sync/status").asText()).isEqualTo("ok");
    return found;
  }

  @Test
  void bothNamesFindItAndTheFirstSpellingStays() {
    String ada = scene.user();
    Repository repository = scene.repository("before", 14);
    String id = scene.added(ada, repository);
    scene.world.rename(repository, "after");
    nextDay();
    assertThat(detail(ada, id).get("traffic")).hasSize(14);
    assertThat(detail(ada, id).get("url").asText()).isEqualTo("https://github.com/acme/before");
    String bob = scene.user();
    assertThat(add(bob, "acme/After")).isEqualTo(id);
    assertThat(add(bob, "acme/before")).isEqualTo(id);
    assertThat(detail(bob, id).get("url").asText()).isEqualTo("https://github.com/acme/After");
    scene.world.rename(repository, "at-last");
    nextDay();
    detail(ada, id);
    scene.delete(ada, id);
    scene.delete(bob, id);
    scene.settle();
    assertThat(scene.rows()).noneMatch(row -> row.contains(id) || row.startsWith("NAME#acme/a"));
    assertThat(add(bob, "acme/after")).isNotEqualTo(id);
  }

  @Test
  void aNameThatAnotherRepositoryTookFindsThatOne() {
    String ada = scene.user();
    Repository repository = scene.repository("first", 14);
    String id = scene.added(ada, repository);
    scene.world.rename(repository, "second");
    var other = scene.world.addRepository(scene.acme, "first");
    nextDay();
    String bob = scene.user();
    String others = add(bob, "acme/first");
    assertThat(others).isNotEqualTo(id);
    assertThat(add(bob, "acme/second")).isEqualTo(id);
    assertThat(detail(bob, others).get("traffic")).allMatch(day -> day.get("count").asInt() == 0);
    assertThat(detail(ada, id).get("traffic"))
        .allMatch(day -> day.get("count").asInt() > 0, "not the other's zeroes");
    assertThat(other.fullName()).isEqualTo("acme/first");
  }

  @Test
  void aRepositoryThatWasDeletedAndMadeAgainIsAnother() {
    String ada = scene.user();
    Repository repository = scene.repository("phoenix", 14);
    String id = scene.added(ada, repository);
    scene.world.delete(repository);
    scene.repository("phoenix", 2);
    nextDay();
    assertThat(scene.detail(ada, id).at("/sync/status").asText()).isEqualTo("not_found");
    assertThat(scene.detail(ada, id).get("traffic")).as("what was").hasSize(14);
    String again = add(ada, "acme/phoenix");
    assertThat(again).isNotEqualTo(id);
    detail(ada, again);
  }

  @Test
  void aTransferredRepositoryGoesOnAsTheInstallationOfItsNewOwner() {
    var beta = scene.world.install("beta");
    String ada = scene.user();
    Repository repository = scene.repository("moving", 14);
    String id = scene.added(ada, repository);
    scene.world.transfer(repository, beta.account());
    nextDay();
    nextDay();
    String bob = scene.user();
    assertThat(add(bob, "beta/moving")).isEqualTo(id);
    assertThat(add(bob, "acme/moving")).isEqualTo(id);
    assertThat(detail(ada, id).get("url").asText()).isEqualTo("https://github.com/acme/moving");
  }

  /** GitHub redirects from the former name only those who still see the repository there. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRepositoryOfARenamedOrganizationGoesOnAsItsInstallation(boolean secret) {
    String owner = "gamma" + secret;
    var gamma = scene.world.install(owner);
    String ada = scene.user();
    String id = scene.added(ada, covered(gamma, "plans").secret(secret));
    scene.world.rename(gamma.account(), owner + "-labs");
    for (int day = 0; day < 2; day++) {
      nextDay();
      assertThat(row(id, "syncStatus")).as("day " + day).isEqualTo("ok");
    }
    assertThat(row(id, "currentName")).isEqualTo(owner + "-labs/plans");
    assertThat(add(scene.user(), owner + "-labs/plans")).isEqualTo(id);
  }

  @Test
  void aPrivateRepositoryThatAnotherOrganizationTookOverGoesOnTheSameDay() {
    var delta = scene.world.install("delta");
    var epsilon = scene.world.install("epsilon");
    String id = scene.added(scene.user(), covered(delta, "handed-over").secret(true));
    var repository = scene.world.repository("delta", "handed-over").orElseThrow();
    scene.world.transfer(repository, epsilon.account());
    scene.world.uninstall(delta);
    nextDay();
    assertThat(row(id, "syncStatus")).isEqualTo("ok");
    assertThat(row(id, "goodOn")).isEqualTo(scene.today().toString());
    assertThat(add(scene.user(), "epsilon/handed-over")).isEqualTo(id);
  }

  /**
   * As older versions left one: refused every day since its organization was renamed. The token
   * that somebody gave sees nothing, so the turn is the App's.
   */
  @Test
  void aRepositoryThatWasLostByARenameIsFoundAgain() {
    var zeta = scene.world.install("zeta");
    String ada = scene.user();
    String id = scene.added(ada, covered(zeta, "lost").secret(true));
    scene.github.tokens().accept("ghp_strangers", scene.world.user("stranger"));
    scene.create(ada, "https://github.com/zeta/lost", "ghp_strangers");
    scene.settle();
    scene.world.rename(zeta.account(), "zeta-labs");
    table()
        .update(
            TrafficKeys.repository(id),
            TrafficKeys.REPOSITORY,
            u ->
                u.updateExpression(
                        "SET syncStatus = :no, answered = :no, syncReason = :why, checkedOn = :day,"
                            + " tried = :app")
                    .expressionAttributeValues(
                        Map.of(
                            ":no", Row.text("no_access"),
                            ":why", Row.text("there is no credential"),
                            ":day", Row.text(scene.today().toString()),
                            ":app", Row.text(CredentialKey.APP))));
    nextDay();
    assertThat(row(id, "syncStatus")).isEqualTo("ok");
    assertThat(row(id, "currentName")).isEqualTo("zeta-labs/lost");
  }

  /** So many are asked on a day; the others have their turn on the next. */
  @Test
  void aRepositoryIsFoundWhereMoreInstalledTheAppThanAreAskedOnADay() {
    List<AppInstallation> others =
        IntStream.range(0, 55).mapToObj(i -> scene.world.install("eta" + i)).toList();
    var theta = scene.world.install("theta");
    String id = scene.added(scene.user(), covered(theta, "far-down").secret(true));
    scene.world.rename(theta.account(), "theta-labs");
    nextDay();
    nextDay();
    others.forEach(scene.world::uninstall);
    assertThat(row(id, "syncStatus")).isEqualTo("ok");
    assertThat(row(id, "currentName")).isEqualTo("theta-labs/far-down");
  }

  private static Repository covered(AppInstallation owner, String name) {
    return scene.world.addRepository(owner, name).traffic(MadeUpTraffic.days(scene.today(), 14));
  }

  /** Of a repository whose traffic no user may see. */
  private static String row(String id, String attribute) {
    return table()
        .getStrictly(TrafficKeys.repository(id), TrafficKeys.REPOSITORY)
        .orElseThrow()
        .get(attribute);
  }

  private static Table table() {
    return new Table(scene.host.dynamo(), scene.host.tableName("TrafficTable"));
  }

  /** As older versions left them. */
  @Test
  void aRowWithoutGitHubsIdLearnsIt() {
    String ada = scene.user();
    Repository repository = scene.repository("old", 14);
    String id = scene.added(ada, repository);
    String table = scene.host.tableName("TrafficTable");
    for (String name : List.of("githubId", "answered", "isPublic")) {
      scene
          .host
          .dynamo()
          .updateItem(
              u ->
                  u.tableName(table)
                      .key(Table.key(TrafficKeys.repository(id), TrafficKeys.REPOSITORY))
                      .updateExpression("REMOVE " + name));
    }
    assertThat(detail(ada, id).get("traffic")).as("shown as before").hasSize(14);
    scene.world.rename(repository, "old-one");
    nextDay();
    assertThat(detail(ada, id).get("traffic")).hasSize(14);
    var learned = table().getStrictly(TrafficKeys.repository(id), TrafficKeys.REPOSITORY);
    assertThat(learned.orElseThrow().findNumber("githubId")).contains(repository.id());
    assertThat(add(scene.user(), "acme/old-one")).isEqualTo(id);
  }
}
