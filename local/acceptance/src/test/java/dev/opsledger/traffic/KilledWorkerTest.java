package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker that is killed between any two of its steps. */
class KilledWorkerTest {
  private static final int NEVER = -1;

  private final AtomicInteger step = new AtomicInteger();
  private volatile int killAt = NEVER;

  private CallObserver watch(String function) {
    return new CallObserver() {
      @Override
      public void before(Call call) {
        if (function.equals("TrafficWorker") && step.incrementAndGet() == killAt) {
          throw new OutOfMemoryError("killed on purpose");
        }
      }
    };
  }

  @Test
  void losesNothingAtSomeSteps() {
    killAtEvery(5);
  }

  @Test
  @Tag("full")
  void losesNothingAtAnyStep() {
    killAtEvery(1);
  }

  @Test
  void aUserWhoLeavesLeavesNothingWhereverItStops() {
    leavingAtEvery(5);
  }

  @Test
  @Tag("full")
  void aUserWhoLeavesLeavesNothingAtAnyStep() {
    leavingAtEvery(1);
  }

  private void leavingAtEvery(int stride) {
    try (var scene = new TrafficScene(this::watch, Map.of(), 2)) {
      leave(scene, NEVER);
      int steps = step.get();
      assertThat(steps).isGreaterThan(8);
      for (int at = 2; at <= steps; at += stride) {
        leave(scene, at);
      }
    }
  }

  private void leave(TrafficScene scene, int at) {
    List<String> before = scene.rows();
    String token = scene.user();
    scene.added(token, scene.repository("left-" + at, 3));
    scene.added(token, scene.repository("left-too-" + at, 3));
    step.set(0);
    killAt = at;
    scene.post("/api/users/delete", "", "X-API-Token", token);
    scene.settle();
    killAt = NEVER;
    assertThat(scene.rows())
        .as("killed at step %d", at)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  private void killAtEvery(int stride) {
    try (var scene = new TrafficScene(this::watch, Map.of(), 2)) {
      String token = scene.user();
      scene.added(token, scene.repository("steps", 14));
      int steps = step.get();
      assertThat(steps).isGreaterThan(8);
      for (int at = 1; at <= steps; at += stride) {
        step.set(0);
        killAt = at;
        String id = scene.added(token, scene.repository("killed-" + at, 14));
        killAt = NEVER;
        var found = scene.detail(token, id);
        assertThat(found.get("traffic")).as("killed at step %d", at).hasSize(14);
        assertThat(found.at("/sync/status").asText()).isEqualTo("ok");
      }
    }
  }
}
