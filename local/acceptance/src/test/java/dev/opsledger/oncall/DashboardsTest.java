package dev.opsledger.oncall;

import static dev.opsledger.oncall.Answers.counts;
import static dev.opsledger.oncall.Answers.next;
import static dev.opsledger.oncall.Answers.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards, the summary and the reports of a small account, through HTTP. */
class DashboardsTest {
  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    oncall = new OncallHost();
    assertThat(oncall.json("/dashboard/services").toString())
        .isEqualTo("{\"total\":0,\"as_of\":null,\"services\":[]}");
    Account.small(oncall.world);
    oncall.sync();
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  @Test
  void servicesAreListedById() throws Exception {
    assertThat(oncall.get("/dashboard/services").body())
        .isEqualTo(
            "{\"total\":3,\"as_of\":\"2026-11-22T10:00:00Z\",\"services\":["
                + "{\"id\":\"S1\",\"name\":\"One\",\"status\":\"active\",\"team_id\":\"T2\","
                + "\"team_ids\":[\"T2\",\"T1\"],\"escalation_policy_id\":\"E1\"},"
                + "{\"id\":\"S2\",\"name\":\"Two, \\\"quoted\\\"\",\"status\":\"disabled\","
                + "\"team_id\":\"T1\",\"team_ids\":[\"T1\"],\"escalation_policy_id\":\"E9\"},"
                + "{\"id\":\"S3\",\"name\":\"Three\",\"status\":\"active\",\"team_id\":null,"
                + "\"team_ids\":[],\"escalation_policy_id\":\"E1\"}]}");
  }

  @Test
  void incidentsAreListedWithEveryField() throws Exception {
    JsonNode answer = oncall.json("/dashboard/incidents");
    assertThat(answer.get("total").asInt()).isEqualTo(4);
    assertThat(texts(answer.get("incidents"), "id")).containsExactly("I1", "I2", "I3", "I4");
    assertThat(answer.get("incidents").get(3).toString())
        .startsWith("{\"id\":\"I4\",\"incident_number\":4,\"title\":\"=HYPERLINK(")
        .endsWith(
            "\"status\":\"resolved\",\"urgency\":\"low\",\"service_id\":\"S1\","
                + "\"service_name\":\"One\",\"escalation_policy_id\":\"E1\","
                + "\"created_at\":\"2026-11-22T08:00:00Z\","
                + "\"resolved_at\":\"2026-11-22T09:00:00Z\"}");
  }

  @Test
  void incidentsAreSearchedByStatusAndService() throws Exception {
    String search = "/dashboard/incidents?search_by=";
    assertThat(texts(oncall.json(search + "status&search_value=resolved").get("incidents"), "id"))
        .containsExactly("I2", "I4");
    JsonNode ofService = oncall.json(search + "service_id&search_value=S2");
    assertThat(ofService.get("total").asInt()).isEqualTo(1);
    assertThat(texts(ofService.get("incidents"), "id")).containsExactly("I3");
    JsonNode none = oncall.json(search + "service_id&search_value=UNKNOWN");
    assertThat(none.get("total").asInt()).isZero();
    assertThat(none.get("incidents")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/incidents?search_by=title&search_value=x",
        "/dashboard/incidents?search_by=&search_value=x",
        "/dashboard/incidents?search_by=status",
        "/dashboard/incidents?search_by=status&search_value=",
        "/dashboard/incidents?search_by=status&search_value=closed",
        "/dashboard/incidents?limit=0",
        "/dashboard/incidents?limit=1001",
        "/dashboard/incidents?limit=ten",
        "/dashboard/incidents?limit=",
        "/dashboard/incidents?cursor=%21",
        "/dashboard/incidents?cursor=",
        "/dashboard/services/incidents?limit=-1",
        "/dashboard/services/incidents?cursor=abc",
        "/reports/incidents?search_by=service_id",
        "/reports/incidents?cursor=abc",
        "/reports/services/incidents?limit=1.5",
        "/dashboard/services?cursor=abc",
        "/dashboard/teams/services?cursor=abc",
        "/reports/escalation_policies?cursor=abc",
        "/dashboard/incidents?search_by=STATUS&search_value=resolved",
        "/dashboard/incidents?search_by=status&search_value=Resolved",
        "/dashboard/incidents?search_by=status&search_value=%20",
        "/dashboard/incidents?limit=%2B5",
        "/dashboard/incidents?limit=99999999999999999999",
        "/reports/incidents?limit=%D9%A3",
        "/dashboard/incidents/summary?since=",
        "/dashboard/incidents/summary?since=0000-00-00",
        "/dashboard/incidents/summary?since=2026-11-22T10:00:00",
        "/dashboard/incidents/summary?until=%2B99999-01-01T00:00:00Z",
        "/dashboard/incidents/summary?since=2026-11-23",
        "/dashboard/incidents/summary?since=yesterday",
        "/dashboard/incidents/summary?until=2026-13-01",
        "/dashboard/incidents/summary?since=2026-11-02&until=2026-10-01"
      })
  void aMalformedRequestIsA400(String path) throws Exception {
    var response = oncall.get(path);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).matches("\\{\"error\":\".+\"}");
  }

  @Test
  void servicesComeWithTheirIncidents() throws Exception {
    JsonNode services = oncall.json("/dashboard/services/incidents").get("services");
    assertThat(texts(services, "id")).containsExactly("S1", "S2", "S3");
    assertThat(services.get(0).get("incidents_count").asInt()).isEqualTo(3);
    assertThat(texts(services.get(0).get("incidents"), "id")).containsExactly("I1", "I2", "I4");
    assertThat(services.get(2).get("incidents_count").asInt()).isZero();
    assertThat(services.get(2).get("incidents")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 1000})
  void pagesOfServicesWithIncidentsMissAndRepeatNothing(int limit) throws Exception {
    var ids = new ArrayList<String>();
    var services = new ArrayList<String>();
    String path = "/dashboard/services/incidents?limit=" + limit;
    while (path != null) {
      var response = oncall.get(path);
      JsonNode page = oncall.json(path);
      assertThat(page.get("total").asInt()).isEqualTo(3);
      int before = ids.size();
      for (JsonNode service : page.get("services")) {
        services.add(service.get("id").asText());
        ids.addAll(texts(service.get("incidents"), "id"));
      }
      assertThat(ids.size() - before).isLessThanOrEqualTo(limit);
      path = next(response);
      assertThat(page.has("next")).isEqualTo(path != null);
    }
    assertThat(ids).containsExactly("I1", "I2", "I4", "I3");
    assertThat(services.stream().distinct()).containsExactly("S1", "S2", "S3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&search_by=status&search_value=resolved"})
  void pagesOfIncidentsFollowTheirLinks(String search) throws Exception {
    var ids = new ArrayList<String>();
    String path = "/dashboard/incidents?limit=1" + search;
    while (path != null) {
      ids.addAll(texts(oncall.json(path).get("incidents"), "id"));
      path = next(oncall.get(path));
    }
    assertThat(ids)
        .containsExactlyElementsOf(
            search.isEmpty() ? List.of("I1", "I2", "I3", "I4") : List.of("I2", "I4"));
  }

  @Test
  void endlessParametersAreAnsweredToo() throws Exception {
    String path = "/dashboard/incidents?search_by=service_id&search_value=";
    assertThat(oncall.json(path + "S".repeat(3_000)).get("total").asInt()).isZero();
    assertThat(oncall.json(path + "%F0%9F%9A%92".repeat(300)).get("total").asInt()).isZero();
    for (int length : new int[] {1_600, 6_000}) {
      String cursor = "cursor=." + "A".repeat(length);
      assertThat(oncall.get("/dashboard/incidents?" + cursor).statusCode()).isEqualTo(400);
      assertThat(oncall.get("/reports/services?" + cursor).statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/incidents?limit=1",
        "/reports/incidents?limit=1&search_by=service_id&search_value=S1",
        "/dashboard/services/incidents?limit=2",
        "/reports/services/incidents?limit=1"
      })
  void theLinkIsAnAddressThatKeepsTheSearch(String path) throws Exception {
    String next = next(oncall.get(path));
    assertThat(next)
        .startsWith(oncall.host.uri() + path.substring(0, path.indexOf('?')) + "?")
        .contains("limit=" + path.replaceAll(".*limit=(\\d).*", "$1"))
        .contains("cursor=");
    if (path.contains("search_by")) {
      assertThat(next).contains("search_by=service_id").contains("search_value=S1");
    }
    assertThat(oncall.get(next).statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceOfTwoTeamsStandsUnderBoth() throws Exception {
    JsonNode answer = oncall.json("/dashboard/teams/services");
    assertThat(answer.get("teams").toString())
        .isEqualTo(
            "[{\"id\":\"T1\",\"name\":\"Alpha\",\"services_count\":2,\"services\":["
                + "{\"id\":\"S1\",\"name\":\"One\"},"
                + "{\"id\":\"S2\",\"name\":\"Two, \\\"quoted\\\"\"}]},"
                + "{\"id\":\"T2\",\"name\":\"Beta\",\"services_count\":1,\"services\":["
                + "{\"id\":\"S1\",\"name\":\"One\"}]},"
                + "{\"id\":\"T3\",\"name\":\"Idle\",\"services_count\":0,\"services\":[]}]");
  }

  @Test
  void aPolicyReachesItsServicesDirectlyAndThroughItsTeams() throws Exception {
    JsonNode policies = oncall.json("/dashboard/escalation_policies").get("escalation_policies");
    assertThat(texts(policies, "id")).containsExactly("E1", "E2", "E3");
    assertThat(texts(policies.get(0).get("teams"), "name")).containsExactly("Alpha", "Idle");
    assertThat(texts(policies.get(0).get("services"), "id")).containsExactly("S1", "S3");
    assertThat(policies.get(1).get("services")).isEmpty();
    assertThat(policies.get(2).get("services")).as("those of its team use another").isEmpty();
  }

  @Test
  void theSummaryCountsWhatWasCreatedInATime() throws Exception {
    JsonNode usual = oncall.json("/dashboard/incidents/summary");
    assertThat(usual.get("since").asText()).isEqualTo("2026-10-23T00:00:00Z");
    assertThat(usual.get("until").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(usual.get("service_with_most_incidents").toString())
        .isEqualTo("{\"id\":\"S1\",\"name\":\"One\",\"incidents_count\":3}");
    assertThat(counts(usual)).containsExactly(3, 0, 0);
    assertThat(usual.get("services").get(0).get("by_status").toString())
        .isEqualTo("{\"triggered\":1,\"acknowledged\":0,\"resolved\":2}");
    assertThat(summary("since=2024-01-01")).containsExactly(3, 1, 0);
    assertThat(summary("since=2026-11-20&until=2026-11-20")).containsExactly(1, 0, 0);
    assertThat(summary("since=2026-11-20T08:00:01Z&until=2026-11-22T08:00:00Z"))
        .containsExactly(1, 0, 0);
    assertThat(summary("since=2026-11-20T08:00:00Z&until=2026-11-22T08:00:01Z"))
        .containsExactly(3, 0, 0);
    assertThat(summary("since=2026-11-20T07:00:00Z&until=2026-11-20T09:00:00%2B01:00"))
        .containsExactly(0, 0, 0);
    assertThat(
            oncall
                .json("/dashboard/incidents/summary?since=2025-01-01&until=2025-01-31")
                .get("service_with_most_incidents")
                .isNull())
        .isTrue();
  }

  private static List<Integer> summary(String query) throws Exception {
    return counts(oncall.json("/dashboard/incidents/summary?" + query));
  }
}
