package dev.opsledger.front.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.FrontHost;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What incidents cost those on call, from PagerDuty's log entries to the page of a deployment. */
class IncidentCostsTest extends WhatChangedScene {
  /** What the incidents of a service cost is what the load of that service says. */
  @Test
  void costsAddUpToTheLoadOfTheirService() {
    long interruptions = 0;
    long engaged = 0;
    JsonNode listed =
        FrontHost.json(
            host.get("/dashboard/incidents?search_by=service_id&search_value=PSVC001").body());
    for (JsonNode each : listed.path("incidents")) {
      JsonNode cost = timeline("incident=" + each.path("id").asText()).path("cost");
      assertThat(cost.path("incidents").asLong()).isEqualTo(1);
      assertThat(cost.path("why").isNull())
          .as(cost.toString())
          .isEqualTo(each.path("status").asText().equals("resolved"));
      interruptions += cost.path("interruptions").asLong();
      engaged += cost.path("engaged_seconds").asLong();
    }
    JsonNode load =
        FrontHost.json(host.get("/dashboard/oncall/load?by=service&since=2025-12-01").body());
    for (JsonNode each : load.path("load")) {
      if (each.path("id").asText().equals("PSVC001")) {
        assertThat(interruptions)
            .isPositive()
            .isEqualTo(each.path("interruptions").path("count").asLong());
        assertThat(engaged).isPositive().isEqualTo(each.path("engaged").path("seconds").asLong());
        return;
      }
    }
    throw new AssertionError("no service in " + load);
  }

  /** A fact that a former version told has no cost, and neither has a sum with it. */
  @Test
  void aFormerVersionsFactLeavesTheSumUnknown() throws Exception {
    Instant at = began().minusSeconds(60);
    host.project(
        List.of(
            new Fact(
                "oncall",
                "incident",
                "QOLD",
                "1",
                at,
                Json.object(
                    "incidentId", "QOLD",
                    "title", "Told before costs were",
                    "status", "resolved",
                    "serviceId", "PSVC001",
                    "createdAt", at,
                    "resolvedAt", at.plusSeconds(30)))));
    JsonNode cost = timeline("deployment=11").path("cost");
    assertThat(cost.path("incidents").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(cost.path("interruptions").isNull()).isTrue();
    assertThat(cost.path("engaged_seconds").isNull()).isTrue();
    assertThat(cost.path("why").asText()).contains("of 1 of");
    String page = page("deployment=11");
    assertThat(page).contains("data-tile=\"interruptions\">unknown<", "Not all is known: of 1 of");
    host.project(
        List.of(
            new Fact(
                "oncall",
                "incident",
                "QOLD",
                "2",
                at,
                Json.object(
                    "incidentId",
                    "QOLD",
                    "title",
                    "Told again",
                    "status",
                    "resolved",
                    "serviceId",
                    "PSVC001",
                    "createdAt",
                    at,
                    "resolvedAt",
                    at.plusSeconds(30),
                    "interruptions",
                    0,
                    "engagedSeconds",
                    0))));
    assertThat(timeline("deployment=11").path("cost").path("why").isNull()).isTrue();
  }

  private static String page(String query) {
    READ.reset();
    var answer = host.get("/changes?" + query, "Accept", "text/html");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(READ.sum()).isLessThanOrEqualTo(60);
    return answer.body();
  }

  /** The page shows the sums of the JSON, and each deployment's of a project. */
  @Test
  void thePageShowsWhatADeploymentCost() {
    String day = began().toString().substring(0, 10);
    String project = page("project=1&from=" + day + "&to=" + day);
    assertThat(project).contains("<h1>What happened to project 1</h1>", "By deployment");
    JsonNode costs =
        FrontHost.json(
            host.get("/changes?project=1&as=json&table=costs&from=%s&to=%s".formatted(day, day))
                .body());
    assertThat(costs.toString()).contains("11");
    assertThat(page("incident=" + incident.path("id").asText()))
        .contains("What changed before incident", "deployment 11", "None is called the cause");
    assertThat(page("commit=" + COMMIT)).contains("What became of commit", "deployment 12");
    assertThat(host.get("/changes", "Accept", "text/html").statusCode()).isEqualTo(400);
    assertThat(host.get("/changes?deployment=999999", "Accept", "text/html").statusCode())
        .isEqualTo(404);
  }
}
