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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token that a former key sealed is used and resealed. */
class RotatedKeyTest {
  private static final String NEW = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  @Test
  void aTokenMovesToTheNewestKeyWhenItIsUsed() {
    String keys = NEW + "," + TrafficScene.KEY;
    var settings = Map.of("TRAFFIC_ENCRYPTION_KEY", keys, "GITHUB_TOKEN", "");
    try (var scene = new TrafficScene(_ -> CallObserver.NONE, settings)) {
      var person = scene.world.user("ada");
      scene.github.tokens().accept("ghp_adas-secret", person);
      scene.world.addRepository(person, "own").secret(true);
      String user = scene.user();
      String id =
          scene
              .create(user, "https://github.com/ada/own", "ghp_adas-secret")
              .json()
              .get("id")
              .asText();
      scene.settle();
      String owner = AccessToken.read(user).orElseThrow().hash();
      var former = new TokenVault(Base64.getDecoder().decode(TrafficScene.KEY));
      String sealed = former.seal(Secret.of("ghp_adas-secret"), TokenVault.purpose(id, owner));
      String table = scene.host.tableName("TrafficTable");
      var key = Table.key(TrafficKeys.repository(id), TrafficKeys.member(owner));
      scene
          .host
          .dynamo()
          .updateItem(
              u ->
                  u.tableName(table)
                      .key(key)
                      .updateExpression("SET githubToken = :old")
                      .expressionAttributeValues(Map.of(":old", Row.text(sealed))));
      scene.clock.advance(Duration.ofDays(1));
      scene.planned();
      assertThat(scene.detail(user, id).at("/sync/status").asText()).isEqualTo("ok");
      String kept =
          scene
              .host
              .dynamo()
              .getItem(g -> g.tableName(table).key(key))
              .item()
              .get("githubToken")
              .s();
      var newest = new TokenVault(Base64.getDecoder().decode(NEW));
      assertThat(newest.isCurrent(kept)).isTrue();
      assertThat(newest.open(kept, TokenVault.purpose(id, owner)).reveal())
          .isEqualTo("ghp_adas-secret");
    }
  }
}
