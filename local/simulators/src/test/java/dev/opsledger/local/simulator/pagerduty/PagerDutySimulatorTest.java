package dev.opsledger.local.simulator.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.server.SimulatedApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The simulated PagerDuty behaves as the real one documents. */
class PagerDutySimulatorTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final PagerDutyWorld world = new PagerDutyWorld(clock);

  private PagerDutySimulator start(int calls, UnaryOperator<SimulatedApi> around) {
    return PagerDutySimulator.start(world, clock, calls, around);
  }

  private static HttpResponse<String> get(PagerDutySimulator pagerDuty, String path, String key)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(pagerDuty.url() + path))
            .header("Authorization", "Token token=" + key)
            .header("Accept", "application/vnd.pagerduty+json;version=2")
            .header("Content-Type", "application/json")
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(PagerDutySimulator pagerDuty, String path)
      throws Exception {
    return get(pagerDuty, path, pagerDuty.settings().get("PAGER_DUTY_API_KEY"));
  }

  @Test
  void theDemoAccountAnswersAsDescribed() throws Exception {
    var strict = new StrictMock("pagerduty");
    var demo = new DemoIncidents(world, 80);
    try (var pagerDuty = start(960, strict)) {
      for (String path :
          List.of(
              "/services?limit=100&total=true",
              "/teams",
              "/escalation_policies",
              "/users?total=true",
              "/oncalls?since=2026-11-20T00%3A00%3A00Z&until=2026-11-22T00%3A00%3A00Z",
              // To tell the types of log entries apart takes this validator long.
              "/log_entries?limit=4&include%5B%5D=channels",
              "/incidents?date_range=all&limit=100",
              "/incidents?since=2026-10-01&until=2026-11-01T00:00:00Z&statuses%5B%5D=resolved")) {
        assertThat(get(pagerDuty, path).statusCode()).isEqualTo(200);
      }
      assertThat(strict.violations()).isEmpty();
    }
    assertThat(world.incidents()).hasSizeGreaterThan(100);
    clock.advance(Duration.ofMinutes(3));
    assertThat(demo.catchUp()).isNotEmpty();
  }

  @Test
  void beyondItsReachAndRangeItRefuses() throws Exception {
    try (var pagerDuty = start(960, UnaryOperator.identity())) {
      assertThat(get(pagerDuty, "/services?offset=9901&limit=100").statusCode()).isEqualTo(400);
      assertThat(get(pagerDuty, "/services?offset=9900&limit=100").statusCode()).isEqualTo(200);
      assertThat(get(pagerDuty, "/services?limit=101").statusCode()).isEqualTo(400);
      assertThat(get(pagerDuty, "/incidents?since=2026-01-01").statusCode()).isEqualTo(400);
      assertThat(get(pagerDuty, "/incidents?since=2026-06-01").statusCode()).isEqualTo(200);
      assertThat(get(pagerDuty, "/services", "wrong").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void itsLimitEndsWithTheMinute() throws Exception {
    try (var pagerDuty = start(1, UnaryOperator.identity())) {
      assertThat(get(pagerDuty, "/teams").statusCode()).isEqualTo(200);
      var limited = get(pagerDuty, "/teams");
      assertThat(limited.statusCode()).isEqualTo(429);
      assertThat(limited.headers().firstValue("ratelimit-reset")).contains("61");
      clock.advance(Duration.ofSeconds(61));
      assertThat(get(pagerDuty, "/teams").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anAcknowledgementVanishesWithTheResolutionAndStaysInTheLog() throws Exception {
    var ada = world.put(new PagerDutyWorld.User("U1", "Ada", "ada@example.com", "Europe/London"));
    var at = clock.instant().minusSeconds(600);
    var begun = new PagerDutyWorld.Incident("I1", 1, "Trouble", "triggered", "high", "S1", at, at);
    var story = new IncidentStory(begun, ada, ada);
    world.log().add(story.triggered());
    world.log().add(story.acknowledged(at.plusSeconds(60)));
    try (var pagerDuty = start(960, UnaryOperator.identity())) {
      world.put(begun.becoming("acknowledged", at.plusSeconds(60)));
      assertThat(get(pagerDuty, "/incidents").body()).contains("\"acknowledger\":{\"id\":\"U1\"");
      world.put(begun.becoming("resolved", at.plusSeconds(90)));
      assertThat(get(pagerDuty, "/incidents").body()).contains("\"acknowledgements\":[]");
      assertThat(get(pagerDuty, "/log_entries").body()).contains("acknowledge_log_entry");
    }
  }

  @Test
  void theLogComesNewestFirstAndWithAddressesOnlyOnRequest() throws Exception {
    new DemoIncidents(world, 80);
    try (var pagerDuty = start(960, UnaryOperator.identity())) {
      String page = get(pagerDuty, "/log_entries?limit=100").body();
      assertThat(page).contains("\"more\":true").doesNotContain("\"address\"");
      var times =
          Pattern.compile("\"created_at\":\"([^\"]+)\"")
              .matcher(page)
              .results()
              .map(match -> match.group(1))
              .toList();
      assertThat(times).hasSize(100).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(get(pagerDuty, "/log_entries?include%5B%5D=channels").body())
          .contains("\"address\"");
    }
  }
}
