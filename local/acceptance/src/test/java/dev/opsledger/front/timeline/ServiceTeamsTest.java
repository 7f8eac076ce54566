package dev.opsledger.front.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyVendor;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What PagerDuty's teams suggest for the identity map. */
class ServiceTeamsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Map<String, String> SETTINGS =
      Map.of("DORA_SERVICES", "1=S1 S2", "REPOSITORY_PROJECTS", "1=acme/web");

  private static Fact service(String version, String id, String... teams) {
    return new Fact(
        "oncall",
        "service",
        id,
        version,
        NOW,
        Json.object(
            "serviceId",
            id,
            "serviceName",
            id.equals("S9") ? "search_api" : "service of " + id,
            "teams",
            List.of(teams)));
  }

  /** What the catalog tells of a service comes in any order, and beside older names of it. */
  @Test
  void theTeamsOfServicesAreProposed() throws Exception {
    try (var front = new FrontHost(NOW, SETTINGS, _ -> CallObserver.NONE)) {
      front.project(
          List.of(
              new Fact(
                  "test",
                  "project",
                  "2",
                  "1",
                  NOW,
                  Json.object("projectId", 2, "projectName", "Search API")),
              service("2", "S9", "Search"),
              incident("I8", "S9")));
      front.project(List.of(service("1", "S9", "Former team")));
      front.project(List.of(service("1", "S1", "Storefront"), service("1", "S2", "Storefront")));
      JsonNode proposals = FrontHost.json(front.get("/identity").body()).path("proposals");
      assertThat(proposals).as(proposals.toString()).hasSize(2);
      assertThat(proposals.findValuesAsText("team")).containsExactly("Storefront", "Search");
      assertThat(proposals.path(0).at("/entry/name").asText()).isEqualTo("project 1");
      assertThat(proposals.path(1).path("why").asText())
          .contains("called search-api", "PagerDuty's team Search looks after its services");
      HttpResponse<String> page = front.get("/dora/identity", "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("What belongs together", "project 1", "Storefront", "/oncall/services/S9")
          .contains("PagerDuty&#39;s team Search looks after its services");
    }
  }

  private static Fact incident(String id, String service) {
    return new Fact(
        "oncall",
        "incident",
        id,
        "1",
        NOW,
        Json.object("serviceId", service, "serviceName", "search_api", "status", "resolved"));
  }

  private static Optional<String> ledTo(FrontHost front, String asked) {
    return front.get("/search?q=" + asked, "Accept", "text/html").headers().firstValue("location");
  }

  private static void assertTeamsAndServicesAreFound(FrontHost front) {
    assertThat(ledTo(front, "psvc002")).contains("/oncall/services/PSVC002");
    assertThat(ledTo(front, "Platform")).contains("/search?q=PTEAM03");
    HttpResponse<String> team = front.get("/search?q=PTEAM03", "Accept", "text/html");
    assertThat(team.statusCode()).isEqualTo(200);
    assertThat(team.body()).contains("Team Platform", "href=\"/oncall/services/PSVC");
    assertThat(front.get("/search?q=PTEAM01", "Accept", "text/html").body())
        .contains("Team ")
        .doesNotContain("Nothing has this name");
  }

  @Test
  void aTeamWithoutServicesIsFoundToo() throws Exception {
    var clock = new SettableClock(NOW.toString());
    var world = new PagerDutyWorld(clock);
    world.put(new PagerDutyWorld.Team("PTEAM09", "Night Watch"));
    try (var pagerDuty = PagerDutySimulator.start(world, clock, 900, UnaryOperator.identity());
        var front = new FrontHost(NOW, pagerDuty.settings(), _ -> CallObserver.NONE)) {
      sync(front, 1);
      assertThat(ledTo(front, "watch")).contains("/search?q=PTEAM09");
      HttpResponse<String> team = front.get("/search?q=pteam09", "Accept", "text/html");
      assertThat(team.body())
          .contains(
              "Team Night Watch", "No service of PagerDuty&#39;s catalog belongs to this team");
      world.put(new PagerDutyWorld.Team("PTEAM09", "Day Watch"));
      sync(front, 2);
      assertThat(ledTo(front, "day")).contains("/search?q=PTEAM09");
    }
  }

  private static void sync(FrontHost front, int number) throws Exception {
    front.host.invoke(
        "OncallPlanner",
        "{\"id\":\"sync-%d\",\"source\":\"aws.events\",\"detail\":{}}".formatted(number));
    front.host.awaitIdle(Duration.ofMinutes(5));
  }

  /** From the catalog of a simulated account, without any incident. */
  @Test
  void aSyncTellsOfTheTeamsOnce() throws Exception {
    var clock = new SettableClock(NOW.toString());
    try (var pagerDuty = new PagerDutyVendor().start(clock, 80)) {
      Map<String, String> settings = new HashMap<>(pagerDuty.settings());
      settings.put("DORA_SERVICES", "1=PSVC001");
      settings.put("ONCALL_BACKFILL_DAYS", "1");
      try (var front = new FrontHost(NOW, settings, _ -> CallObserver.NONE)) {
        for (int sync = 1; sync <= 2; sync++) {
          sync(front, sync);
        }
        JsonNode proposals = FrontHost.json(front.get("/identity").body()).path("proposals");
        assertThat(proposals.path(0).at("/entry/team").asText()).isEqualTo("Storefront");
        assertThat(
                front
                    .get("/search?q=Office", "Accept", "text/html")
                    .headers()
                    .firstValue("location"))
            .as("a service without incidents is found by its name")
            .contains("/oncall/services/PSVC007");
        assertTeamsAndServicesAreFound(front);
      }
    }
  }
}
