package dev.opsledger.front.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.local.Browsers;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names are shown as text, whatever they contain. */
class HostileNamesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String HOSTILE =
      "<img src=x onerror=alert(1)>\"'</td></script><script>alert(2)</script>&amp;";

  @Test
  void namesAreText() throws Exception {
    Path executable = Browsers.installed();
    try (var front = new FrontHost(NOON, Map.of(), _ -> CallObserver.NONE);
        Playwright playwright = Browsers.playwright();
        Browser browser = Browsers.launch(playwright, executable)) {
      assertThat(front.project(facts())).isZero();
      var troubles = new ArrayList<String>();
      Page page = browser.newPage();
      page.onDialog(
          dialog -> {
            troubles.add(dialog.message());
            dialog.dismiss();
          });
      page.onConsoleMessage(message -> troubles.add(message.text()));
      page.navigate(front.host.uri() + "/");
      for (String section : List.of("runs", "deployments", "incidents", "visits", "gists")) {
        String text = page.locator("#" + section).textContent();
        assertThat(text).as(section).contains(HOSTILE);
        assertThat(text).as(section).doesNotContain("\u202E");
      }
      assertThat(page.locator("img, #main script").count()).isZero();
      assertThat(troubles).isEmpty();
    }
  }

  private static List<Fact> facts() {
    String name = HOSTILE + "\u202E";
    return List.of(
        fact(
            "run",
            "1",
            Json.object(
                "organization", name,
                "repository", name,
                "workflowId", 1,
                "workflowName", name,
                "commitSHA", name,
                "status", "completed",
                "conclusion", "failure",
                "updatedAt", NOON)),
        fact(
            "deployment",
            "1",
            Json.object(
                "projectId", 1, "projectName", name, "deploymentId", 1, "status", "failed")),
        fact(
            "incident",
            "1",
            Json.object("status", "triggered", "serviceId", name, "serviceName", name)),
        fact(
            "visits",
            "1",
            Json.object("repositoryId", "1", "repository", name, "date", "2026-11-21", "views", 1)),
        fact("gist", name, Json.object("user", name, "deal", name)));
  }

  private static Fact fact(String kind, String id, JsonNode payload) {
    return new Fact("test", kind, id, "1", NOON, payload);
  }
}
