package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A name that a repository left belongs to whoever takes it next. */
class TakenNameTest {
  @Test
  void aStrangersPublicRepositoryMayTakeTheNameThatAPrivateOneLeft() {
    try (var scene = new TrafficScene(_ -> CallObserver.NONE, Map.of("GITHUB_TOKEN", ""))) {
      var left = scene.world.install("left");
      var joined = scene.world.install("joined");
      var repository = scene.world.addRepository(left, "plans").secret(true);
      String id = scene.added(scene.user(), repository);
      scene.world.transfer(repository, joined.account());
      scene.world.uninstall(left);
      scene.world.addRepository(left.account(), "plans");
      scene.clock.advance(Duration.ofDays(1));
      scene.planned();
      String bob = scene.user();
      assertThat(add(scene, bob, "joined/plans")).isEqualTo(id);
      assertThat(add(scene, bob, "left/plans")).isNotEqualTo(id);
    }
  }

  private static String add(TrafficScene scene, String user, String name) {
    String id = scene.create(user, "https://github.com/" + name).json().get("id").asText();
    scene.settle();
    return id;
  }
}
