package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a deployment may be created with. */
class CreationTest {
  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    panel = Panel.start(Panel.plan(Map.of())).withProjects(5);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @Test
  void environmentAndAddressAreKeptAndShown() {
    Panel.Answer created =
        deploy(4, "{\"environment\":\"staging\",\"url\":\"https://ci.example.com/7\"}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("environment").asText()).isEqualTo("staging");
    assertThat(created.json().path("url").asText()).isEqualTo("https://ci.example.com/7");
    long id = created.json().path("id").asLong();
    assertThat(panel.get("/deployments/" + id).body()).isEqualTo(created.body());
    panel.report(id, "done", Panel.secret(4));
    assertThat(panel.get("/deployments/" + id).json().path("environment").asText())
        .isEqualTo("staging");
  }

  @Test
  void aRollbackDeploysTheCommitAgainAndSaysSo() {
    long first =
        deploy(4, "{\"commitSHA\":\"593ddcf\",\"environment\":\"staging\"}")
            .json()
            .path("id")
            .asLong();
    Panel.Answer again = deploy(4, "{\"rollbackTo\":%d}".formatted(first));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("commitSHA").asText()).isEqualTo("593ddcf");
    assertThat(again.json().path("rollbackOf").asLong()).isEqualTo(first);
    assertThat(again.json().path("environment").asText()).isEqualTo("staging");
    assertThat(again.json().path("status").asText()).isEqualTo("pending");
    assertThat(deploy(5, "{\"rollbackTo\":%d}".formatted(first)).status())
        .as("a deployment of another project")
        .isEqualTo(400);
    long without = deploy(4, "{}").json().path("id").asLong();
    assertThat(deploy(4, "{\"rollbackTo\":%d}".formatted(without)).status())
        .as("a deployment without a commit")
        .isEqualTo(400);
    assertThat(deploy(9999, "{\"rollbackTo\":%d}".formatted(first)).status()).isEqualTo(404);
  }

  private static Panel.Answer deploy(long project, String body) {
    return panel.send(
        "POST", "/projects/" + project + "/deployment", "Bearer " + Panel.PROJECTS_TOKEN, body);
  }
}
