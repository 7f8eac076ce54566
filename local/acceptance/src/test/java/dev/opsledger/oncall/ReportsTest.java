package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports, read back by a parser that shares nothing with what wrote them. */
class ReportsTest {
  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    oncall = new OncallHost();
    Account.small(oncall.world);
    oncall.sync();
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/reports/services,services_report",
    "/reports/services/incidents,services_with_incidents_report",
    "/reports/incidents,incidents_report",
    "/reports/incidents?search_by=status&search_value=resolved,incidents_by_status_report",
    "/reports/incidents?search_by=service_id&search_value=S1,incidents_by_service_id_report",
    "/reports/teams/services,teams_with_services_report",
    "/reports/escalation_policies,escalation_policies_report"
  })
  void everyReportIsADownload(String path, String name) throws Exception {
    var headers = oncall.get(path).headers();
    assertThat(headers.firstValue("content-type")).contains("text/csv; charset=utf-8");
    assertThat(headers.firstValue("content-disposition"))
        .contains("attachment; filename=\"" + name + ".csv\"");
  }

  @Test
  void servicesAreCounted() throws Exception {
    assertThat(rows("/reports/services"))
        .containsExactly(
            List.of("service_id", "service", "incidents_count"),
            List.of("S1", "One", "3"),
            List.of("S2", "Two, \"quoted\"", "1"),
            List.of("S3", "Three", "0"));
  }

  @Test
  void aServiceWithoutIncidentHasItsRow() throws Exception {
    assertThat(rows("/reports/services/incidents"))
        .containsExactly(
            List.of("service_id", "service", "incident_id", "incident", "status"),
            List.of("S1", "One", "I1", "Trouble I1", "triggered"),
            List.of("S1", "One", "I2", "Trouble I2", "resolved"),
            List.of("S1", "One", "I4", "'" + Account.HOSTILE, "resolved"),
            List.of("S2", "Two, \"quoted\"", "I3", "Trouble I3", "acknowledged"),
            List.of("S3", "Three", "", "", ""));
  }

  @Test
  void incidentsAreSearchedAndPaged() throws Exception {
    List<String> header = List.of("id", "title", "status", "service_id");
    assertThat(rows("/reports/incidents?search_by=status&search_value=triggered"))
        .containsExactly(header, List.of("I1", "Trouble I1", "triggered", "S1"));
    assertThat(rows("/reports/incidents?search_by=service_id&search_value=none"))
        .containsExactly(header);
    var ids = new ArrayList<String>();
    String path = "/reports/incidents?limit=3";
    while (path != null) {
      var rows = rows(path);
      assertThat(rows.removeFirst()).isEqualTo(header);
      rows.forEach(row -> ids.add(row.getFirst()));
      path = Answers.next(oncall.get(path));
    }
    assertThat(ids).containsExactly("I1", "I2", "I3", "I4");
  }

  @Test
  void aTeamWithoutServiceHasItsRow() throws Exception {
    assertThat(rows("/reports/teams/services"))
        .containsExactly(
            List.of("team_id", "team", "service_id", "service"),
            List.of("T1", "Alpha", "S1", "One"),
            List.of("T1", "Alpha", "S2", "Two, \"quoted\""),
            List.of("T2", "Beta", "S1", "One"),
            List.of("T3", "Idle", "", ""));
  }

  @Test
  void policiesListTheTeamsOfTheirServicesAndIdleTeams() throws Exception {
    assertThat(rows("/reports/escalation_policies"))
        .containsExactly(
            List.of(
                "escalation_policy_id",
                "escalation_policy",
                "service_id",
                "service",
                "team_id",
                "team"),
            List.of("E1", "First", "S1", "One", "T1", "Alpha"),
            List.of("E1", "First", "S1", "One", "T2", "Beta"),
            List.of("E1", "First", "S3", "Three", "", ""),
            List.of("E1", "First", "", "", "T3", "Idle"),
            List.of("E2", "Empty", "", "", "", ""),
            List.of("E3", "Teams only", "", "", "T2", "Beta"));
  }

  private static List<List<String>> rows(String path) throws Exception {
    return Rfc4180.parse(oncall.get(path).body());
  }
}
