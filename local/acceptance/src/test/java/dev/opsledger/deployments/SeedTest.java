package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.StoredTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {
  @TempDir private Path folder;

  private static void load(StoredTable table, String projects, String users)
      throws InvalidSeedException {
    new SeedLoader(table.dynamo(), table.name()).load(Panel.bytes(projects), Panel.bytes(users));
  }

  private StoredTable table() {
    return StoredTable.open(folder, Panel.TEMPLATE, "DeploymentsTable");
  }

  @Test
  void filesLoadWhileTheHostRunsOrNotAndDeploymentsStay() throws Exception {
    try (StoredTable table = table()) {
      load(
          table,
          "[" + Panel.project(30) + "," + Panel.project(10) + "]",
          "[" + Panel.user(1) + "]");
    }
    try (Panel panel = Panel.start(Panel.plan(Map.of()).data(folder))) {
      assertThat(ids(panel)).containsExactly(10L, 30L);
      panel.report(panel.create(30), "done", Panel.secret(30));
      JsonNode live = panel.get("/projects/30").json();
      try (StoredTable table = table()) {
        String renamed = Panel.project(10).replace("Project 10", "Renamed");
        for (int i = 0; i < 2; i++) {
          load(
              table, "[" + Panel.project(20) + "," + renamed + "," + Panel.project(30) + "]", "[]");
        }
      }
      assertThat(ids(panel)).containsExactly(10L, 20L, 30L);
      assertThat(panel.get("/projects/10").json().path("name").asText()).isEqualTo("Renamed");
      assertThat(panel.get("/projects/30").json()).isEqualTo(live);
      panel.settle();
      assertThat(panel.activity("/projects/20/activity").body())
          .isEqualTo("{\"items\":[],\"next\":null}");
    }
  }

  private static List<Long> ids(Panel panel) {
    List<Long> ids = new ArrayList<>();
    panel.get("/projects").json().forEach(each -> ids.add(each.path("id").asLong()));
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "'\"id\":2', '\"id\":\"2\"', 'projects.json, row 2, id'",
    "'\"id\":2', '\"id\":1', 'projects.json, row 2, id'",
    "'\"name\":\"Project 2\"', '\"name\":null', 'projects.json, row 2, name'",
    "'\"app_secret\":\"SECRET-of-project-2\"', '\"x\":1', 'projects.json, row 2, app_secret'",
    "'\"user_id\":1,\"app_secret\":\"SECRET-of-project-2\"', '\"user_id\":5,\"app_secret\":\"s\"', 'projects.json, row 2, user_id: there is no user 5'",
    "'06:02:08.597Z\"}]', 'noon\"}]', 'projects.json, row 2, created_at'",
  })
  void aBadRowLoadsNothingAndIsNamed(String good, String bad, String problem) {
    String rows = ("[" + Panel.project(1) + "," + Panel.project(2) + "]").replace(good, bad);
    try (StoredTable table = table()) {
      InvalidSeedException failure =
          catchThrowableOfType(
              InvalidSeedException.class, () -> load(table, rows, "[" + Panel.user(1) + "]"));
      assertThat(failure.problems()).singleElement().asString().startsWith(problem);
      var stored = table.dynamo().scan(r -> r.tableName(table.name()));
      assertThat(stored.items()).isEmpty();
    }
  }

  @Test
  void whatIsNoArrayIsSaid() {
    try (StoredTable table = table()) {
      assertThatThrownBy(() -> load(table, "{}", "nonsense"))
          .hasMessageContaining("projects.json: it must be a JSON array")
          .hasMessageContaining("users.json: it must be a JSON array");
    }
  }
}
