package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several users of one repository, deletion, access, and interrupted functions. */
class SharedRepositoryTest {
  private static final AtomicReference<Consumer<CallObserver.Call>> WORKER =
      new AtomicReference<>(SharedRepositoryTest::nothing);
  private static final Map<String, Double> READ = new ConcurrentHashMap<>();
  private static final Map<String, Double> WRITTEN = new ConcurrentHashMap<>();
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = new TrafficScene(SharedRepositoryTest::watch, Map.of("GITHUB_TOKEN", ""));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @BeforeEach
  void forget() {
    WORKER.set(SharedRepositoryTest::nothing);
    scene.settle();
    scene.github.log().clear();
    READ.clear();
    WRITTEN.clear();
  }

  private static void nothing(CallObserver.Call call) {}

  private static CallObserver watch(String function) {
    return new CallObserver() {
      @Override
      public void before(Call call) {
        if (function.equals("TrafficWorker")) {
          WORKER.get().accept(call);
        }
      }

      @Override
      public void after(Call call, Cost cost) {
        READ.merge(function, cost.readUnits(), Double::sum);
        WRITTEN.merge(function, cost.writeUnits(), Double::sum);
      }
    };
  }

  @Test
  void twoUsersCostGitHubOneFetchAndOneMayLeave() {
    var repository = scene.repository("shared", 14);
    String ada = scene.user();
    String bob = scene.user();
    scene.create(ada, "https://github.com/acme/shared");
    scene.create(bob, "https://github.com/ACME/Shared");
    scene.settle();
    assertThat(scene.trafficCalls()).as("views, clones, referrers, paths").isEqualTo(4);
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    assertThat(scene.trafficCalls(repository)).isEqualTo(8);
    String id = scene.added(ada, repository);
    assertThat(scene.delete(ada, id).status()).isEqualTo(202);
    scene.settle();
    assertThat(scene.get("/api/repos/" + id, "X-API-Token", ada).status()).isEqualTo(404);
    assertThat(scene.detail(bob, id).get("traffic")).hasSize(14);
    assertThat(scene.get("/api/repos", "X-API-Token", bob).json().get(0).get("url").asText())
        .isEqualTo("https://github.com/ACME/Shared");
    assertThat(scene.delete(ada, id).status()).isEqualTo(400);
  }

  @Test
  void theLastUserTakesEveryRowAlongEvenOfFiveYears() {
    String token = scene.user();
    List<String> before = scene.rows();
    String id = scene.added(token, scene.repository("old", 14));
    scene.keep(id, 1826);
    assertThat(scene.rows()).hasSizeGreaterThan(before.size() + 3600);
    assertThat(scene.delete(token, id).status()).isEqualTo(202);
    scene.settle();
    assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(before);
    String again = scene.added(token, scene.world.repository("acme", "old").orElseThrow());
    assertThat(again).isNotEqualTo(id);
    assertThat(scene.detail(token, again).get("traffic")).hasSize(14);
  }

  @Test
  void aFetchUnderWayBringsNothingBack() {
    String token = scene.user();
    List<String> before = scene.rows();
    String id = scene.added(token, scene.repository("vanishing", 14));
    scene.clock.advance(Duration.ofDays(1));
    WORKER.set(
        call -> {
          if (call.operation().endsWith("/vanishing/traffic/clones")) {
            assertThat(scene.delete(token, id).status()).isEqualTo(202);
          }
        });
    scene.planned();
    assertThat(scene.github.log().count(r -> r.path().endsWith("/vanishing/traffic/clones")))
        .isEqualTo(2);
    assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void noAccessIsToldAndCostsOneCallADay() {
    var secret = scene.repository("secret", 14).forbidden(true);
    String token = scene.user();
    String id = scene.added(token, secret);
    assertThat(scene.trafficCalls(secret)).isEqualTo(1);
    var sync = scene.detail(token, id).get("sync");
    assertThat(sync.get("status").asText()).isEqualTo("no_access");
    assertThat(sync.get("reason").asText()).contains("403");
    String since = sync.get("since").asText();
    assertThat(scene.get("/users/" + token + "/repos/" + id).body()).contains("No access");
    scene.planned();
    scene.planned();
    assertThat(scene.trafficCalls(secret)).isEqualTo(1);
    assertThat(unit("acme/secret")).contains("skipped", "403");
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    scene.planned();
    assertThat(scene.trafficCalls(secret)).isEqualTo(2);
    assertThat(scene.detail(token, id).at("/sync/since").asText()).isEqualTo(since);
    secret.forbidden(false);
    scene.clock.advance(Duration.ofDays(1));
    scene.planned();
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("ok");
  }

  /** What {@code /sync/traffic} says of a repository. */
  private static String unit(String name) {
    for (JsonNode unit : scene.get("/sync/traffic?limit=1000").json().get("units")) {
      if (unit.get("unit").asText().equals(name)) {
        return unit.toString();
      }
    }
    throw new AssertionError("no unit " + name);
  }

  @Test
  void aUsersTokenOpensWhatTheAppDoesNotAndIsNeverShown() {
    var person = scene.world.user("ada");
    var own = scene.world.addRepository(person, "own").secret(true);
    scene.github.tokens().accept("ghp_adas-secret", person);
    String token = scene.user();
    String id = scene.added(token, own);
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("no_access");
    assertThat(scene.trafficCalls(own)).as("without a credential").isZero();
    scene.planned();
    assertThat(unit("ada/own")).contains("skipped", "access_token");
    String wrong = "ghp_wrong";
    scene.create(token, "https://github.com/ada/own", wrong);
    scene.settle();
    assertThat(scene.detail(token, id).at("/sync/reason").asText()).contains("no longer accepts");
    var answer = scene.create(token, "https://github.com/ada/own", "ghp_adas-secret");
    scene.settle();
    assertThat(answer.json().get("id").asText()).isEqualTo(id);
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("ok");
    assertThat(scene.detail(token, id).toString()).doesNotContain("ghp_");
    String stored =
        scene.host.dynamo().scan(s -> s.tableName(scene.host.tableName("TrafficTable"))).toString();
    assertThat(stored).doesNotContain("ghp_");
  }

  @Test
  void aTokenThatComesDuringTheFirstFetchIsTriedAfterIt() {
    var person = scene.world.user("early");
    scene.github.tokens().accept("ghp_early", person);
    var own = scene.world.addRepository(person, "own").secret(true);
    String token = scene.user();
    var given = new AtomicBoolean();
    WORKER.set(
        call -> {
          if (call.operation().contains("/app/installations") && given.compareAndSet(false, true)) {
            scene.create(token, "https://github.com/early/own", "ghp_early");
          }
        });
    String id = scene.added(token, own);
    assertThat(given).isTrue();
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("ok");
  }

  @Test
  void whatGitHubDoesNotShowIsNotFound() {
    String token = scene.user();
    String id = scene.create(token, "https://github.com/acme/nowhere").json().get("id").asText();
    scene.settle();
    assertThat(scene.detail(token, id).at("/sync/status").asText()).isEqualTo("not_found");
  }

  @Test
  void anUnchangedFetchWritesNoDayAndReadingTouchesOneRepositoryOnly() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("cheap", 14));
    scene.keep(id, 1826);
    forget();
    var found = scene.get("/api/repos/" + id, "X-API-Token", token);
    assertThat(found.json().get("traffic")).hasSize(1827);
    assertThat(found.body().length()).isLessThan(4_000_000);
    // Four small reads, and five years of rows of about 100 bytes at 8 KB a unit.
    assertThat(READ.get("TrafficApi")).isBetween(5.0, 30.0);
    READ.clear();
    scene.get("/api/repos/" + id + "?start=2026-11-20", "X-API-Token", token);
    assertThat(READ.get("TrafficApi")).isLessThanOrEqualTo(2.5);
    var page = scene.get("/users/" + token + "/repos/" + id);
    assertThat(page.body().length()).isLessThan(4_000_000);
  }

  @Test
  void anUnchangedFetchOfTheSameDayWritesNothing() {
    String token = scene.user();
    scene.added(token, scene.repository("still", 14));
    scene.planned();
    var calls = new ConcurrentHashMap<String, Integer>();
    WORKER.set(call -> calls.merge(call.operation() + " " + call.resource(), 1, Integer::sum));
    scene.planned();
    String table = scene.host.tableName("TrafficTable");
    // The ledger of syncs closes its one chunk; nothing else is written together.
    assertThat(calls.getOrDefault("TransactWriteItems ", 0)).isLessThanOrEqualTo(1);
    assertThat(calls.keySet())
        .noneMatch(call -> call.equals("PutItem " + table))
        .noneMatch(call -> call.equals("UpdateItem " + table));
  }
}
