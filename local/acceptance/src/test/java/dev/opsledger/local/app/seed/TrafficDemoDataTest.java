package dev.opsledger.local.app.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SimulatorPlugin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo data shows charts on the first start, and the same ones on later starts. */
class TrafficDemoDataTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void theFirstStartHasChartsAndTheNextOnesTheSame() throws Exception {
    try (var vendors = new SimulatorPlugin()) {
      var settings = new HashMap<>(vendors.settings(Map.of("OPSLEDGER_SIMULATE", "github")));
      settings.put("OPSLEDGER_DATA", folder.toString());
      try (LocalHost host =
          LocalHost.builder()
              .template(Checkout.file("template.yaml"))
              .variables(settings)
              .inMemory()
              .schedules(false)
              .port(0)
              .start()) {
        List<String> lines = new TrafficDemoData().hostIsUp(host, settings);
        assertThat(lines).hasSize(1);
        String address = lines.getFirst().replaceAll(".*(http://)", "$1");
        assertThat(new TrafficDemoData().hostIsUp(host, settings)).isEqualTo(lines);
        assertThat(address).doesNotContain(Files.readString(folder.resolve(TrafficDemoData.KEPT)));
        host.awaitIdle(SOON);
        String page = get(address);
        TrafficDemoData.REPOSITORIES.forEach(
            name -> assertThat(page).contains("Traffic of " + name + " by day"));
        Files.writeString(folder.resolve(TrafficDemoData.KEPT), "of tables that are gone");
        assertThat(new TrafficDemoData().hostIsUp(host, settings)).isNotEqualTo(lines);
      }
    }
  }

  @Test
  void aRealGitHubGetsNoMadeUpUser() {
    assertThat(new TrafficDemoData().hostIsUp(null, Map.of("GITHUB_TOKEN", "real"))).isEmpty();
    assertThat(new TrafficDemoData().hostIsUp(null, Map.of("OPSLEDGER_SIMULATED", "pagerduty")))
        .isEmpty();
  }

  private static String get(String address) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
