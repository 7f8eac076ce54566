package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.BulkWorld;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** Following {@code Link} headers yields every item exactly once. */
class PagingTest {
  private static Scene scene;

  @BeforeContainer
  static void start() {
    scene = new Scene();
  }

  @AfterContainer
  static void stop() {
    scene.close();
  }

  @Property(tries = 40)
  void aWalkFindsEachRunOnceNewestFirst(
      @ForAll @IntRange(max = 130) int count, @ForAll @IntRange(min = 1, max = 100) int perPage) {
    var workflow = scene.world.addWorkflow(scene.rocket, "W");
    var now = scene.world.now();
    BulkWorld.addRuns(scene.world, workflow, count, now.minusSeconds(90), now);
    var path =
        "/repos/acme/rocket/actions/workflows/%d/runs?per_page=%d"
            .formatted(workflow.id(), perPage);
    var pages = scene.acme().walk(path);
    var ids = pages.stream().flatMap(page -> ids(page.get("workflow_runs")).stream()).toList();
    assertThat(ids).hasSize(count).doesNotHaveDuplicates();
    assertThat(pages).hasSize(Math.max(1, Math.ceilDiv(count, perPage)));
    assertThat(pages).allMatch(page -> page.get("total_count").asInt() == count);
  }

  @Test
  void linksNameTheRepositoryByIdAndKeepTheQuery() {
    try (var one = new Scene()) {
      var now = one.world.now();
      BulkWorld.addRuns(one.world, one.ci, 5, now.minusSeconds(90), now);
      var answer = one.acme().get("/repos/acme/rocket/actions/runs?per_page=2&page=2&branch=main");
      var base = one.github.url() + "/repositories/" + one.rocket.id() + "/actions/runs?";
      assertThat(TestClient.header(answer, "link"))
          .isEqualTo(
              ("<%1$sper_page=2&branch=main&page=1>; rel=\"prev\", "
                      + "<%1$sper_page=2&branch=main&page=3>; rel=\"next\", "
                      + "<%1$sper_page=2&branch=main&page=3>; rel=\"last\", "
                      + "<%1$sper_page=2&branch=main&page=1>; rel=\"first\"")
                  .formatted(base));
    }
  }

  private static List<Long> ids(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(it -> it.get("id").asLong())
        .toList();
  }
}
