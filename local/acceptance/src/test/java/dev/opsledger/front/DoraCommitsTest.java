package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.store.CommitRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lead times of deployments whose commit ids are abbreviated or in upper case. */
class DoraCommitsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ONE = "593ddcf11650629feb02bdb217966882cff9d916";
  private static final String TWIN_A = "aaaaaaa11650629feb02bdb217966882cff9d916";
  private static final String TWIN_B = "aaaaaaa21650629feb02bdb217966882cff9d916";
  private static FrontHost host;

  @BeforeAll
  static void start() throws Exception {
    host = new FrontHost(NOW, Map.of(), _ -> CallObserver.NONE);
    runsAreComplete();
    host.project(List.of(run(1, ONE), run(2, ONE), run(3, TWIN_A), run(4, TWIN_B)));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Row source() {
    return Row.of("SOURCE", "ci").with("lastFinished", NOW).with("lastFinishedAt", NOW);
  }

  private static Table syncs() {
    return new Table(host.host.dynamo(), host.host.tableName("SyncTable"));
  }

  private static void runsAreComplete() {
    syncs().put(source());
  }

  private static Fact run(long id, String commit) {
    return run(id, commit, "1");
  }

  private static Fact run(long id, String commit, String version) {
    return new Fact(
        "ci",
        "run",
        Long.toString(id),
        version,
        Instant.parse("2026-11-20T07:00:00Z").plusSeconds(id),
        Json.object("organization", "acme", "commitSHA", commit, "status", "queued"));
  }

  private static JsonNode leadTimeOf(long project, String... commits) throws Exception {
    for (int i = 0; i < commits.length; i++) {
      String id = Long.toString(100 * project + i);
      var payload = Json.object("projectId", project, "status", "done", "commitSHA", commits[i]);
      Instant at = Instant.parse("2026-11-20T08:00:00Z").plusSeconds(i);
      host.project(List.of(new Fact("deployments", "deployment", id, "1", at, payload)));
    }
    return FrontHost.json(host.get("/metrics/dora?project=" + project).body()).path("lead_time");
  }

  @Test
  void capitalPaddedAndShortIdsOfOneCommitAreThatCommit() throws Exception {
    long project = 1;
    for (String written :
        List.of(
            ONE,
            ONE.toUpperCase(java.util.Locale.ROOT),
            "  " + ONE + "\n",
            "593ddcf",
            "593DDCF1165")) {
      JsonNode lead = leadTimeOf(project++, written);
      assertThat(lead.path("known").asLong()).as(written).isEqualTo(1);
      assertThat(lead.path("median_seconds").asLong()).as(written).isEqualTo(3599);
      assertThat(lead.path("rows").get(0).path("commit_sha").asText()).isEqualTo(ONE);
    }
  }

  @Test
  void oneCommitWrittenInSeveralWaysIsDeployedOnce() throws Exception {
    JsonNode lead = leadTimeOf(20, "593ddcf", ONE, "593DDCF11");
    assertThat(lead.path("of").asLong()).isEqualTo(1);
    assertThat(lead.path("sure").asText()).isEqualTo("all");
  }

  @Test
  void aCommitOfAFormerVersionsRunIsListedWhenTheRunIsToldAgain() throws Exception {
    String commit = "ccccccc11650629feb02bdb217966882cff9d916";
    for (String version : List.of("1", "2")) {
      host.project(List.of(run(5, commit)));
      host.host
          .dynamo()
          .deleteItem(
              d ->
                  d.tableName(host.host.tableName("FrontTable"))
                      .key(Table.key(CommitRows.of(commit, Optional.empty()).pk(), commit)));
      host.project(List.of(run(5, commit, version)));
      long project = 40 + Long.parseLong(version);
      assertThat(leadTimeOf(project, "ccccccc").path("known").asLong()).as(version).isEqualTo(1);
    }
  }

  @Test
  void whileRunsAreMissingALeadTimeIsNotSure() throws Exception {
    Table table = syncs();
    table.delete("SOURCE", "ci");
    assertThat(leadTimeOf(49, ONE).path("why").asText()).contains("never synchronized");
    table.put(Row.of("SOURCE", "ci").with("started", NOW));
    assertThat(leadTimeOf(50, ONE).path("why").asText()).contains("for the first time");
    table.put(source().with("idle", "GITHUB_APP_ID is not set"));
    assertThat(leadTimeOf(53, ONE).path("why").asText()).contains("GITHUB_APP_ID");
    table.put(source());
    assertThat(leadTimeOf(51, ONE).path("sure").asText()).isEqualTo("all");
    for (String status : List.of("SKIPPED", "INCOMPLETE", "FAILING")) {
      table.put(troubled("runs:" + status, "acme/" + status, status));
    }
    JsonNode lead = leadTimeOf(52, ONE);
    assertThat(lead.path("sure").asText()).isEqualTo("some");
    assertThat(lead.path("why").asText()).contains("acme/FAILING and 1 more are incomplete");
    for (String status : List.of("INCOMPLETE", "FAILING", "SKIPPED")) {
      table.delete("TROUBLED#ci", "runs:" + status);
    }
    assertThat(leadTimeOf(54, ONE).path("sure").asText()).isEqualTo("all");
  }

  private static Row troubled(String id, String name, String status) {
    return Row.of("TROUBLED#ci", id)
        .with("name", name)
        .with("status", status)
        .with("since", NOW)
        .with("notedAt", NOW);
  }

  @Test
  void olderRunsThatGitHubDoesNotGiveMakeALeadTimeUnsure() throws Exception {
    Table table = syncs();
    for (int i = 0; i < 120; i++) {
      String id = "app:%03d".formatted(i);
      table.put(troubled(id, "installation " + i, "SKIPPED"));
    }
    assertThat(leadTimeOf(60, ONE).path("sure").asText()).isEqualTo("all");
    table.put(troubled("archive:7", "older runs of acme/refused", "SKIPPED"));
    JsonNode lead = leadTimeOf(61, ONE);
    assertThat(lead.path("sure").asText()).isEqualTo("some");
    assertThat(lead.path("why").asText()).contains("acme/refused");
    table.delete("TROUBLED#ci", "archive:7");
    for (int i = 0; i < 120; i++) {
      table.delete("TROUBLED#ci", "app:%03d".formatted(i));
    }
  }

  @Test
  void aShortIdOfSeveralCommitsIsNotGuessed() throws Exception {
    assertThat(leadTimeOf(30, "aaaaaaa").path("known").asLong()).isZero();
    assertThat(leadTimeOf(31, "aaaaaaa2").path("known").asLong()).isEqualTo(1);
    assertThat(leadTimeOf(32, "593ddc").path("known").asLong()).as("too short").isZero();
    assertThat(leadTimeOf(33, "release-7").path("sure").asText()).isEqualTo("none");
  }
}
