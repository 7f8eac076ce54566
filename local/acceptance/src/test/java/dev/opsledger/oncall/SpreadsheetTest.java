package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of hostile names, read back by another library and opened in LibreOffice. */
class SpreadsheetTest {
  private static final Map<String, String> REPORTS =
      new TreeMap<>(
          Map.of(
              "services", "/reports/services",
              "services-incidents", "/reports/services/incidents",
              "incidents", "/reports/incidents",
              "by-status", "/reports/incidents?search_by=status&search_value=triggered",
              "by-service", "/reports/incidents?search_by=service_id&search_value=%3DS0",
              "teams", "/reports/teams/services",
              "policies", "/reports/escalation_policies",
              "load", "/reports/oncall/load?by=service&since=2026-11-01",
              "load-teams", "/reports/oncall/load?by=team&since=2026-11-01"));

  @TempDir private static Path folder;
  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    oncall = new OncallHost();
    HostileAccount.fill(oncall.world);
    oncall.sync();
    for (Map.Entry<String, String> report : REPORTS.entrySet()) {
      Files.writeString(file(report.getKey()), oncall.get(report.getValue()).body());
    }
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  private static Path file(String report) {
    return folder.resolve(report + ".csv");
  }

  private static List<List<String>> rows(String report) throws IOException {
    return IndependentCsv.rows(Files.readString(file(report)));
  }

  /** What a cell should hold: the text, behind apostrophes where it could run. */
  private static String cell(String text) {
    return HostileAccount.CELLS.getOrDefault(
        text, HostileAccount.STARTS.stream().anyMatch(text::startsWith) ? "'" + text : text);
  }

  @Test
  void everyTextComesBackAndNoCellIsAFormula() throws Exception {
    var incidents = new ArrayList<List<String>>();
    for (var incident : oncall.world.incidents()) {
      incidents.add(
          List.of(
              cell(incident.id()),
              cell(incident.title()),
              cell(incident.status()),
              cell(incident.service())));
    }
    assertThat(withoutHeader("incidents")).containsExactlyInAnyOrderElementsOf(incidents);
    assertThat(withoutHeader("services"))
        .extracting(List::getFirst)
        .containsExactlyInAnyOrderElementsOf(
            oncall.world.services().stream().map(s -> cell(s.id())).toList());
    for (String report : REPORTS.keySet()) {
      var rows = rows(report);
      assertThat(rows).as(report).hasSizeGreaterThan(3);
      for (List<String> row : rows) {
        assertThat(row).hasSameSizeAs(rows.getFirst());
        assertThat(row)
            .noneMatch(cell -> HostileAccount.STARTS.stream().anyMatch(cell::startsWith));
      }
    }
  }

  private static List<List<String>> withoutHeader(String report) throws IOException {
    return rows(report).stream().skip(1).toList();
  }

  @Test
  void namesOfTeamsAndPoliciesComeBackToo() throws Exception {
    for (var team : oncall.world.teams()) {
      assertThat(rows("teams"))
          .anyMatch(row -> row.subList(0, 2).equals(List.of(cell(team.id()), cell(team.name()))));
    }
    for (var policy : oncall.world.policies()) {
      assertThat(rows("policies"))
          .anyMatch(
              row -> row.subList(0, 2).equals(List.of(cell(policy.id()), cell(policy.name()))));
    }
  }

  @Test
  void libreOfficeShowsTheSameCells() throws Exception {
    Path saved = LibreOffice.in(folder).convert(files(), LibreOffice.CSV, ',');
    for (String report : REPORTS.keySet()) {
      String opened = Files.readString(saved.resolve(report + ".csv"));
      assertThat(shown(IndependentCsv.rows(opened)))
          .as(report)
          .containsExactlyElementsOf(shown(rows(report)));
    }
  }

  /** A spreadsheet has one kind of line break. */
  private static List<List<String>> shown(List<List<String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(cell -> cell.replaceAll("\r\n?", "\n")).toList())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t'})
  void libreOfficeRunsNoFormulaWhateverSeparatesCells(char separator) throws Exception {
    Path control = folder.resolve("control.csv");
    Files.writeString(control, "title%sa%s\r\n1%s=1+1\r\n".replace("%s", separator + ""));
    var files = new ArrayList<>(files());
    files.add(control);
    Path saved = LibreOffice.in(folder).convert(files, LibreOffice.FLAT_XML, separator);
    assertThat(Files.readString(saved.resolve("control.fods")))
        .as("a formula would be seen")
        .contains("table:formula=");
    for (String report : REPORTS.keySet()) {
      assertThat(Files.readString(saved.resolve(report + ".fods")))
          .as(report)
          .contains("<table:table-cell")
          .doesNotContain("table:formula")
          .doesNotContain("xlink:href=\"http");
    }
  }

  private static List<Path> files() {
    return REPORTS.keySet().stream().map(SpreadsheetTest::file).toList();
  }
}
