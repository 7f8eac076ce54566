package dev.opsledger.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.local.simulator.github.webhook.Signature;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which vendors are simulated, and the settings that the host gets for them. */
@Timeout(30)
class SimulatorsTest {
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "GITHUB_APP_ID, 1, false",
    "GITHUB_APP_PRIVATE_KEY, pem, false",
    "GITHUB_WEBHOOK_SECRET, s, false",
    "GITHUB_API_URL, http://localhost:9, false",
    "GITHUB_TOKEN, t, false",
    "GITHUB_TOKEN, ' ', true",
    "PAGER_DUTY_API_KEY, k, true",
    "OPSLEDGER_SIMULATE, none, false"
  })
  void aVendorIsPlayedUnlessOneOfItsSettingsIsGiven(String name, String value, boolean played) {
    try (var simulators = Simulators.start(Map.of(name, value), clock)) {
      assertThat(simulators.settings().containsKey("GITHUB_API_URL")).isEqualTo(played);
      assertThat(simulators.banner().stream().anyMatch(line -> line.startsWith("GitHub ")))
          .isEqualTo(played);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "github", " github "})
  void theChoiceCanBeForced(String choice) {
    var given = Map.of("GITHUB_TOKEN", "mine", "OPSLEDGER_SIMULATE", choice);
    try (var simulators = Simulators.start(given, clock)) {
      assertThat(simulators.settings())
          .containsKeys(
              "GITHUB_API_URL", "GITHUB_APP_ID", "GITHUB_APP_PRIVATE_KEY", "GITHUB_WEBHOOK_SECRET");
      assertThat(simulators.settings().keySet().stream().allMatch(k -> k.startsWith("GITHUB_")))
          .as("nobody else is played unless all are")
          .isNotEqualTo(choice.equals("all"));
      assertThat(simulators.settings().get("GITHUB_APP_PRIVATE_KEY"))
          .startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gihub", "github,", "all,github", "yes"})
  void anUnknownChoiceIsExplained(String choice) {
    assertThatThrownBy(() -> Simulators.start(Map.of("OPSLEDGER_SIMULATE", choice), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OPSLEDGER_SIMULATE is \"" + choice + "\"")
        .hasMessageContaining("github");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "81", "x", "-3", "100"})
  void aHistoryThatIsTooLongOrNoneIsExplained(String days) {
    assertThatThrownBy(() -> Simulators.start(Map.of("OPSLEDGER_SIMULATED_DAYS", days), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OPSLEDGER_SIMULATED_DAYS is \"" + days + "\"")
        .hasMessageContaining("from 1 to 80");
  }

  @Test
  void webhooksArriveSignedWhenRunsChange() throws Exception {
    var arrived = new LinkedBlockingQueue<SimulatedRequest>();
    try (var host =
            SimulatorServer.start(
                request -> accept(arrived, request), clock, 1, new RequestLog(10));
        var simulators = Simulators.start(Map.of("OPSLEDGER_SIMULATE", "github"), clock)) {
      simulators.deliverWebhooks(URI.create(host.url()));
      clock.advance(Duration.ofHours(1));
      var request = arrived.poll(20, TimeUnit.SECONDS);
      assertThat(request).isNotNull();
      assertThat(request.path()).isEqualTo("/webhooks/github");
      assertThat(request.header("x-github-event")).contains("workflow_run");
      assertThat(request.header("user-agent").orElseThrow()).startsWith("GitHub-Hookshot/");
      var secret = simulators.settings().get("GITHUB_WEBHOOK_SECRET");
      assertThat(request.header("x-hub-signature-256"))
          .contains(Signature.of(secret, request.body()));
    }
  }

  private static SimulatedResponse accept(
      LinkedBlockingQueue<SimulatedRequest> arrived, SimulatedRequest request) {
    arrived.add(request);
    return SimulatedResponse.json(200, "{}");
  }
}
