package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.store.TrafficKeys;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user can have at most as many repositories as the setting allows. */
class MostRepositoriesTest {
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("TRAFFIC_MOST_REPOSITORIES", "3"));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static TrafficScene.Answer add(String user, String name) {
    return scene.create(user, "https://github.com/acme/" + name);
  }

  @Test
  void oneMoreIsRefusedUntilOneGoes() {
    String user = scene.user();
    String id = add(user, "a1").json().get("id").asText();
    add(user, "a2");
    add(user, "a3");
    assertThat(add(user, "A1").status()).as("not one more").isEqualTo(200);
    var refused = add(user, "a4");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("error").asText()).contains("at most 3 repositories");
    assertThat(add(scene.user(), "a4").status()).as("others may").isEqualTo(200);
    assertThat(scene.delete(user, id).status()).isEqualTo(202);
    assertThat(add(user, "a4").status()).isEqualTo(200);
    assertThat(add(user, "a5").status()).isEqualTo(400);
  }

  @Test
  void requestsAtOnceDoNotGoBeyond() throws Exception {
    String user = scene.user();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 9)
              .mapToObj(i -> executor.submit(() -> add(user, "b" + i).status()))
              .toList();
      int taken = 0;
      for (var answer : answers) {
        taken += answer.get() == 200 ? 1 : 0;
      }
      assertThat(taken).isEqualTo(3);
    }
    assertThat(scene.get("/api/repos", "X-API-Token", user).json()).hasSize(3);
  }

  /** Older versions did not count. */
  @Test
  void aUserWhoWasNotCountedIs() {
    String user = scene.user();
    for (String name : new String[] {"c1", "c2", "c3"}) {
      add(user, name);
    }
    String id = AccessToken.read(user).orElseThrow().hash();
    scene
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(scene.host.tableName("TrafficTable"))
                    .key(Table.key(TrafficKeys.user(id), TrafficKeys.USER))
                    .updateExpression("REMOVE repositoryCount"));
    assertThat(add(user, "c4").status()).isEqualTo(400);
    String first = scene.get("/api/repos", "X-API-Token", user).json().get(0).get("id").asText();
    scene.delete(user, first);
    assertThat(add(user, "c4").status()).isEqualTo(200);
    assertThat(add(user, "c5").status()).isEqualTo(400);
  }
}
