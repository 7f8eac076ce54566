package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that would be over 4 MB end early, and say where the rest is. */
class SizeTest {
  private static final int SERVICES = 90;
  private static final int INCIDENTS = 120;

  /** Three bytes each in UTF-8, and as much as is kept. */
  private static final String LONG = "長".repeat(19_000);

  private static final List<String> TITLES =
      List.of(LONG, "\"\\\n".repeat(6_000), "🚒".repeat(9_000));

  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    oncall = new OncallHost();
    oncall.world.put(new PagerDutyWorld.Team("T1", "Team"));
    oncall.world.put(new PagerDutyWorld.Policy("E1", "Policy", List.of()));
    for (int i = 0; i < SERVICES; i++) {
      String id = "S%03d".formatted(i);
      oncall.world.put(new PagerDutyWorld.Service(id, id + LONG, "active", List.of(), "E0"));
      oncall.world.put(new PagerDutyWorld.Team("T" + id, id + LONG));
    }
    Instant at = Instant.parse("2026-11-20T08:00:00Z");
    for (int i = 0; i < INCIDENTS; i++) {
      oncall.world.put(
          new PagerDutyWorld.Incident(
              "I%03d".formatted(i),
              i,
              TITLES.get(i % TITLES.size()),
              "resolved",
              "high",
              "S%03d".formatted(i % 3),
              at,
              at));
    }
    oncall.sync();
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/dashboard/services, services",
    "/dashboard/teams/services, teams",
    "/dashboard/incidents, incidents",
    "/dashboard/incidents?search_by=status&search_value=resolved, incidents"
  })
  void aDashboardComesInParts(String path, String list) throws Exception {
    var ids = new ArrayList<String>();
    int parts = 0;
    String next = path;
    while (next != null) {
      var response = oncall.get(next);
      JsonNode page = part(response.body(), response.statusCode());
      ids.addAll(Answers.texts(page.get(list), "id"));
      next = Answers.next(response);
      assertThat(page.has("next")).isEqualTo(next != null);
      parts++;
    }
    assertThat(parts).isGreaterThan(1);
    assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeBetween(SERVICES, INCIDENTS);
  }

  private static JsonNode part(String body, int status) throws Exception {
    assertThat(status).isEqualTo(200);
    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
    return oncall.read(body);
  }

  @Test
  void servicesWithIncidentsComeInParts() throws Exception {
    var incidents = new ArrayList<String>();
    var services = new LinkedHashMap<String, Integer>();
    String next = "/dashboard/services/incidents";
    while (next != null) {
      var response = oncall.get(next);
      for (JsonNode service : part(response.body(), response.statusCode()).get("services")) {
        services.put(service.get("id").asText(), service.get("incidents_count").asInt());
        incidents.addAll(Answers.texts(service.get("incidents"), "id"));
      }
      next = Answers.next(response);
    }
    assertThat(services).hasSize(SERVICES).containsEntry("S000", INCIDENTS / 3);
    assertThat(incidents).hasSize(INCIDENTS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "/reports/services, 0, 90",
    "/reports/teams/services, 0, 91",
    "/reports/incidents, 0, 120",
    "/reports/services/incidents, 2, 120"
  })
  void aReportComesInParts(String path, int id, int found) throws Exception {
    var ids = new ArrayList<String>();
    int parts = 0;
    String next = path;
    while (next != null) {
      var response = oncall.get(next);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
      IndependentCsv.rows(response.body()).stream()
          .skip(1)
          .map(row -> row.get(id))
          .filter(cell -> !cell.isEmpty())
          .forEach(ids::add);
      next = Answers.next(response);
      parts++;
    }
    assertThat(parts).isGreaterThan(1);
    assertThat(ids).doesNotHaveDuplicates().hasSize(found);
  }
}
