package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.aws.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 400 services, 60 teams, 80 policies and 45,000 incidents, of which 12,000 fall into one day. */
@Tag("full")
class LargeAccountTest {
  private static final int INCIDENTS = 45_000;
  private static final int OF_ONE_DAY = 12_000;
  private static final Instant DAY = Instant.parse("2026-09-01T00:00:00Z");

  @Test
  void everythingThatIsSentIsStoredAndServed() throws Exception {
    try (var oncall =
        new OncallHost(1_000_000, UnaryOperator.identity(), CallObserver.NONE, Map.of())) {
      fill(oncall.world);
      oncall.sync();
      assertThat(oncall.json("/dashboard/services").get("total").asInt()).isEqualTo(400);
      assertThat(oncall.json("/dashboard/teams/services").get("total").asInt()).isEqualTo(60);
      assertThat(oncall.json("/dashboard/escalation_policies").get("total").asInt()).isEqualTo(80);
      assertThat(oncall.json("/dashboard/incidents?limit=1").get("total").asInt())
          .isEqualTo(INCIDENTS);
      allIncidents(oncall);
      allRows(oncall, "/reports/incidents", 0, 1);
      allRows(oncall, "/reports/services/incidents", 2, 3);
      assertThat(oncall.pagerDuty.log().entries())
          .allSatisfy(
              entry ->
                  assertThat(
                          Integer.parseInt(entry.request().query("offset").orElse("0"))
                              + Integer.parseInt(entry.request().query("limit").orElse("25")))
                      .isLessThanOrEqualTo(10_000));
    }
  }

  private static void fill(PagerDutyWorld world) {
    for (int i = 0; i < 60; i++) {
      world.put(new PagerDutyWorld.Team("T%03d".formatted(i), "Team " + i));
    }
    for (int i = 0; i < 80; i++) {
      var teams = i % 4 == 0 ? List.<String>of() : List.of("T%03d".formatted(i % 60));
      world.put(new PagerDutyWorld.Policy("E%03d".formatted(i), "Policy " + i, teams));
    }
    for (int i = 0; i < 400; i++) {
      int first = i % 50;
      var teams = IntStream.range(0, i % 3).mapToObj(t -> "T%03d".formatted((t * 7 + first) % 60));
      world.put(
          new PagerDutyWorld.Service(
              "S%03d".formatted(i),
              "Service " + i,
              "active",
              teams.toList(),
              "E%03d".formatted(i % 70)));
    }
    for (int i = 0; i < INCIDENTS; i++) {
      world.put(incident(i));
    }
  }

  private static PagerDutyWorld.Incident incident(int i) {
    Instant at =
        i < OF_ONE_DAY
            ? DAY.plusSeconds(i * 7L)
            : DAY.minus(Duration.ofDays(90)).plusSeconds(i * 150L);
    String status = i % 500 == 0 ? "triggered" : i % 500 == 1 ? "acknowledged" : "resolved";
    return new PagerDutyWorld.Incident(
        "Q%013d".formatted(i * 7_919L % 1_000_003),
        i,
        "Incident " + i + " with \"quotes\", commas\nand lines",
        status,
        "high",
        "S%03d".formatted(i % 390),
        at,
        at);
  }

  private static void allIncidents(OncallHost oncall) throws Exception {
    var ids = new ArrayList<String>();
    String path = "/dashboard/incidents";
    while (path != null) {
      var response = oncall.get(path);
      assertThat(response.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
      JsonNode page = oncall.json(path);
      ids.addAll(DashboardsTest.texts(page.get("incidents"), "id"));
      path = DashboardsTest.next(response);
    }
    assertThat(ids).hasSize(INCIDENTS).isSorted().doesNotHaveDuplicates();
  }

  private static void allRows(OncallHost oncall, String path, int id, int title) throws Exception {
    var ids = new TreeSet<String>();
    int rows = 0;
    String next = path;
    while (next != null) {
      var response = oncall.get(next);
      assertThat(response.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
      for (List<String> row : Rfc4180.parse(response.body())) {
        if (row.get(title).startsWith("Incident ")) {
          ids.add(row.get(id));
          rows++;
        }
      }
      next = DashboardsTest.next(response);
    }
    assertThat(rows).isEqualTo(INCIDENTS);
    assertThat(ids).hasSize(INCIDENTS);
  }
}
