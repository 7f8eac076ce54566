package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages of releases are in the order of time, although GitHub's were stored in another one. */
class ReleaseOrderTest {
  private static final long MONTH = Duration.ofDays(30).toSeconds();
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");

  @Test
  void whatGitHubHadBeforeHidesNothingThatIsNewer() throws Exception {
    try (var scene = new GitHubScene(1, 60)) {
      for (int i = 0; i < 198; i++) {
        deploy(scene, MONTH - i);
      }
      deploy(scene, 7_200);
      deploy(scene, 3_600);
      scene.sync();
      List<JsonNode> shown = new ArrayList<>();
      String next = "/releases/1?period=7";
      for (int page = 0; next != null; page++) {
        assertThat(page).isLessThan(10);
        scene.panel.get(next + "&as=json&table=deployments").json().forEach(shown::add);
        Matcher more = NEXT.matcher(scene.panel.get(next).body());
        next = more.find() ? more.group(1).replace("&amp;", "&") : null;
      }
      assertThat(shown)
          .extracting(row -> row.path("created").asText())
          .containsExactly(scene.ago(3_600).toString(), scene.ago(7_200).toString());
      assertThat(created(scene)).isSortedAccordingTo((a, b) -> b.compareTo(a)).hasSize(90);
    }
  }

  private static List<String> created(GitHubScene scene) throws Exception {
    String page = "/releases/1?period=90&place=150&as=json&table=deployments";
    List<String> created = new ArrayList<>();
    scene.panel.get(page).json().forEach(row -> created.add(row.path("created").asText()));
    return created;
  }

  private static void deploy(GitHubScene scene, long secondsAgo) {
    RepositoryDeployment made = scene.deploy(1, "production", secondsAgo);
    scene.report(1, made, "success", secondsAgo - 60);
  }
}
