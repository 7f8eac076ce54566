package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample events in {@code events/} are what the handlers take. */
class GistsEventsTest {
  @Test
  void eachSampleRunsThroughItsHandler() throws Exception {
    try (var scene = new CrmScene(List.of("antomer"));
        var gists = scene.host()) {
      var at = scene.clock.instant();
      var file = new GitHubGist.File("a.md", null, 1);
      var author = scene.world.user("antomer");
      scene.world.put(new GitHubGist("aa5a315d61ae9438b18d", author, "d", List.of(file), at, at));
      invoke(gists, "GistsPlanner", "gists-planner-schedule.json");
      gists.awaitIdle();
      accepts(gists, "GistsWorker", "gists-worker-unit.json");
      accepts(gists, "GistsDealWorker", "gists-deal-worker-deal.json");
      gists.awaitIdle();
      assertThat(scene.crm.world().deals()).hasSize(1);
      JsonNode answer = invoke(gists, "GistsApi", "gists-api-get-gists.json");
      assertThat(answer.get("statusCode").asInt()).isEqualTo(200);
      assertThat(answer.get("body").asText())
          .startsWith("[{\"id\":\"aa5a315d61ae9438b18d\",\"user\":\"antomer\"")
          .endsWith("\"dealId\":" + scene.crm.world().deals().getFirst().id() + "}]");
      assertThat(answer.toString()).as("the session is not ours").contains("; Secure");
    }
  }

  private static void accepts(GistsHost gists, String worker, String file) throws Exception {
    assertThat(invoke(gists, worker, file).path("batchItemFailures")).isEmpty();
  }

  private static JsonNode invoke(GistsHost gists, String function, String file) throws Exception {
    String answer = gists.host.invoke(function, Files.readString(Checkout.file("events", file)));
    return GistsHost.json(answer);
  }
}
