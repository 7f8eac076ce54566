package dev.opsledger.front.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.Retention;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.store.count.MissingRuns;
import dev.opsledger.core.count.RunBacklog;
import dev.opsledger.core.count.RunBacklog.Missing;
import dev.opsledger.core.count.RunBacklog.Part;
import dev.opsledger.core.count.TimeSpan;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DORA's figures say how far the data of the sources reaches that they rest on. */
class DoraReachTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String COMMIT = "593ddcf11650629feb02bdb217966882cff9d916";
  private static final String INCIDENTS = "2026-06-01T00:00:00Z";
  private FrontHost host;
  private Table syncs;
  private RunBacklog backlog;

  @BeforeEach
  void start() throws Exception {
    var settings = Map.of("DORA_SERVICES", "1=S1", "REPOSITORY_PROJECTS", "2=acme/web");
    host = new FrontHost(NOW, settings, _ -> CallObserver.NONE);
    syncs = new Table(host.host.dynamo(), host.host.tableName("SyncTable"));
    backlog = new RunBacklog(syncs);
    for (String source : List.of("ci", "oncall", "deployments")) {
      syncs.put(
          Row.of("SOURCE", source)
              .with("lastFinished", NOW)
              .with("lastFinishedAt", NOW)
              .with("lastGoodAt", NOW));
    }
    syncs.put(Row.of("COVERAGE", "oncall").with("from", INCIDENTS));
    host.project(
        List.of(
            run(1, COMMIT, "Web", ago(3)),
            deployment(1, 1, COMMIT, ago(2)),
            deployment(2, 2, "cafe", ago(2))));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static Fact run(long id, String commit, String repository, Instant at) {
    var payload =
        Json.object(
            "organization",
            "Acme",
            "repository",
            repository,
            "commitSHA",
            commit,
            "status",
            "queued");
    return new Fact("ci", "run", Long.toString(id), "1", at, payload);
  }

  private static Fact deployment(long id, long project, String commit, Instant at) {
    var payload = Json.object("projectId", project, "status", "done", "commitSHA", commit);
    return new Fact("deployments", "deployment", Long.toString(id), "1", at, payload);
  }

  private JsonNode dora(String query) {
    return FrontHost.json(host.get("/metrics/dora?project=" + query).body());
  }

  private String whyLead(String query) {
    return dora(query).path("lead_time").path("why").asText("all");
  }

  private String whyRate(String query) {
    return dora(query).path("change_failure_rate").path("why").asText("all");
  }

  private void lack(String repository, Part part, Instant since, Instant until) {
    backlog.note(new Missing(repository, part, new TimeSpan(since, until)));
  }

  @Test
  void aLeadTimeIsSureIfTheRunsOfAFortnightBeforeAreKept() {
    assertThat(whyLead("1")).isEqualTo("all");
    lack("Acme/Web", Part.OLDER, Instant.EPOCH, ago(10));
    assertThat(whyLead("1"))
        .isEqualTo(
            "runs of Acme/Web from before 2026-11-12T10:00:00Z are still being imported,"
                + " so a commit's first run may be missing");
    lack("Acme/Web", Part.OLDER, Instant.EPOCH, ago(18));
    assertThat(whyLead("1")).as("older than any run of the commit").isEqualTo("all");
    lack("Acme/Webshop", Part.OLDER, Instant.EPOCH, ago(1));
    assertThat(whyLead("1")).as("another repository").isEqualTo("all");
    lack("Acme/Web", Part.FIRST, ago(7), ago(1));
    assertThat(whyLead("1")).contains("before 2026-11-21T10:00:00Z");
    backlog.clear("acme/web", Part.FIRST);
    assertThat(whyLead("1")).isEqualTo("all");
    lack("Acme/Web", Part.LOST, ago(9), ago(8));
    assertThat(whyLead("1"))
        .startsWith(
            "GitHub deleted runs of Acme/Web from 2026-11-13T10:00:00Z to 2026-11-14T10:00:00Z");
  }

  private static Archive archive(String repository, Instant from) {
    return Archive.begin(
        1,
        new Repository(7, repository, Optional.empty(), "Acme", Optional.empty()),
        Retention.DEFAULT,
        from,
        Optional.of(ago(60)),
        0,
        NOW);
  }

  @Test
  void anArchiveTellsWhatItLacksUnderTheRepositorysPresentName() {
    var missing = new MissingRuns(backlog);
    Archive begun = archive("Old", ago(7));
    missing.tell(begun);
    assertThat(backlog.of("acme/OLD"))
        .containsExactly(new Missing("Acme/Old", Part.OLDER, new TimeSpan(ago(60), ago(7))));
    Archive renamed = archive("Web", ago(9));
    missing.rename(Optional.of(begun.repository()), renamed.repository());
    missing.tell(begun, renamed);
    assertThat(backlog.of("acme/old")).isEmpty();
    assertThat(whyLead("1")).contains("Acme/Web from before 2026-11-13");
    missing.tell(renamed, archive("Web", ago(9).minusSeconds(60)));
    assertThat(whyLead("1"))
        .as("less than a day")
        .contains("Acme/Web from before 2026-11-13T10:00");
    missing.tell(archive("Web", ago(60)));
    assertThat(backlog.of("acme/web")).as("complete").isEmpty();
  }

  @Test
  void whereNoRunOfACommitIsKnownTheReasonNamesTheRepositoryThatLacksRuns() {
    assertThat(whyLead("2")).isEqualTo("no deployment has a commit whose first run is known");
    lack("acme/web", Part.OLDER, Instant.EPOCH, ago(10));
    assertThat(whyLead("2")).contains("first run is known: runs of acme/web from before");
  }

  @Test
  void incidentsThatWereNotAskedForMakeTheRateUnsure() {
    assertThat(whyRate("1&since=2026-11-01&until=2026-11-21")).isEqualTo("all");
    assertThat(whyRate("1&since=2026-05-20&until=2026-11-21"))
        .isEqualTo(
            "incidents before 2026-06-01T00:00:00Z were not asked for" + " (ONCALL_BACKFILL_DAYS)");
    String owed = new TimeSpan(ago(90), ago(30)).key();
    syncs.put(Row.of("COVERAGE", "oncall").with("from", INCIDENTS).with("owed", List.of(owed)));
    assertThat(whyRate("1&since=2026-11-01&until=2026-11-21")).isEqualTo("all");
    assertThat(whyRate("1&since=2026-09-01&until=2026-11-21"))
        .isEqualTo(
            "incidents from 2026-08-24T10:00:00Z to 2026-10-23T10:00:00Z are still being imported");
  }

  @Test
  void aWindowOfWhichPagerDutyListsFewerThanItCountsMakesTheRateUnsure() {
    String key = new TimeSpan(ago(90), ago(30)).key();
    syncs.put(
        Row.of("TROUBLED#oncall", "window:" + key)
            .with("name", "incidents of the autumn")
            .with("status", "INCOMPLETE")
            .with("reason", "PagerDuty counts 3 incidents and lists 2")
            .with("since", NOW)
            .with("notedAt", NOW));
    assertThat(whyRate("1&since=2026-11-01&until=2026-11-21")).isEqualTo("all");
    assertThat(whyRate("1&since=2026-09-01&until=2026-11-21"))
        .isEqualTo(
            "incidents of the autumn are incomplete: PagerDuty counts 3 incidents and lists 2");
  }

  @Test
  void aRepositorysDeploymentsAreKnownOnceASyncHasEndedThatBeganToReadThem() {
    String unit = "repository:2/acme/web";
    Row row = Row.of("UNITS#deployments", unit).with("name", "acme/web").with("status", "OK");
    Instant first = NOW.plusSeconds(60);
    syncs.put(row.with("since", first).with("lastGood", first).with("notedAt", first));
    String query = "2&since=2026-11-01&until=2026-11-21";
    JsonNode under = dora(query).path("deployment_frequency");
    assertThat(under.path("sure").asText()).isEqualTo("some");
    assertThat(under.path("why").asText())
        .isEqualTo("deployments of acme/web on GitHub are being read for the first time");
    syncs.put(
        Row.of("SOURCE", "deployments")
            .with("lastFinished", NOW)
            .with("lastFinishedAt", first.plusSeconds(9)));
    assertThat(dora(query).path("deployment_frequency").path("sure").asText()).isEqualTo("all");
  }
}
