package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.store.TokenVault;
import dev.opsledger.traffic.store.TrafficKeys;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A token that a former key sealed is used and resealed. */
class RotatedKeyTest {
  private static final String NEW = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  /** One that never worked is not tried while another does; it moves all the same. */
  @Test
  void tokensMoveToTheNewestKey() {
    String keys = NEW + "," + TrafficScene.KEY;
    var settings = Map.of("TRAFFIC_ENCRYPTION_KEY", keys, "GITHUB_TOKEN", "");
    try (var scene = new TrafficScene(_ -> CallObserver.NONE, settings)) {
      var person = scene.world.user("ada");
      scene.github.tokens().accept("ghp_adas-secret", person);
      scene.world.addRepository(person, "own").secret(true);
      String user = scene.user();
      String id = added(scene, user, "ghp_adas-secret");
      String other = scene.user();
      added(scene, other, "ghp_never-worked");
      seal(scene, id, user, "ghp_adas-secret");
      seal(scene, id, other, "ghp_never-worked");
      scene.clock.advance(Duration.ofDays(1));
      scene.planned();
      assertThat(scene.detail(user, id).at("/sync/status").asText()).isEqualTo("ok");
      var newest = new TokenVault(Base64.getDecoder().decode(NEW));
      for (String each : List.of(user, other)) {
        String kept = kept(scene, id, each);
        assertThat(newest.isCurrent(kept)).isTrue();
        assertThat(newest.open(kept, TokenVault.purpose(id, id(each))).reveal())
            .isEqualTo(each.equals(user) ? "ghp_adas-secret" : "ghp_never-worked");
      }
    }
  }

  private static String added(TrafficScene scene, String user, String token) {
    var answer = scene.create(user, "https://github.com/ada/own", token);
    scene.settle();
    return answer.json().get("id").asText();
  }

  private static String id(String user) {
    return AccessToken.read(user).orElseThrow().hash();
  }

  private static Map<String, AttributeValue> key(String repository, String user) {
    return Table.key(TrafficKeys.repository(repository), TrafficKeys.member(id(user)));
  }

  /** As the former key sealed it. */
  private static void seal(TrafficScene scene, String repository, String user, String token) {
    var former = new TokenVault(Base64.getDecoder().decode(TrafficScene.KEY));
    String sealed = former.seal(Secret.of(token), TokenVault.purpose(repository, id(user)));
    scene
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(scene.host.tableName("TrafficTable"))
                    .key(key(repository, user))
                    .updateExpression("SET githubToken = :old")
                    .expressionAttributeValues(Map.of(":old", Row.text(sealed))));
  }

  private static String kept(TrafficScene scene, String repository, String user) {
    String table = scene.host.tableName("TrafficTable");
    return scene
        .host
        .dynamo()
        .getItem(g -> g.tableName(table).key(key(repository, user)))
        .item()
        .get("githubToken")
        .s();
  }
}
