package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.concurrent.Sleeper;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.FormerRows;
import dev.opsledger.oncall.OncallHost;
import dev.opsledger.oncall.domain.LoadRules;
import dev.opsledger.oncall.store.LoadCounting;
import dev.opsledger.oncall.store.LoadRecount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PagerDuty refuses is said and takes nothing with it; people are named where that is set. */
class OptionalPartsTest {
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

  private static void syncLater(OncallHost oncall, Duration pause) throws Exception {
    oncall.clock.advance(pause);
    oncall.pagerDuty.log().clear();
    oncall.sync();
  }

  @Test
  void whatIsRefusedIsSaidAndTakesNothingWithIt() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 1, AT);
      for (var refused : Map.of("log_entries", 403, "users", 402, "oncalls", 403).entrySet()) {
        oncall
            .pagerDuty
            .faults()
            .always(RequestFilters.path("/" + refused.getKey()), Fault.status(refused.getValue()));
      }
      oncall.sync();
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(5);
      assertThat(oncall.json("/dashboard/services").get("as_of").isNull()).isFalse();
      assertThat(oncall.source().get("status").asText()).isEqualTo("incomplete");
      assertThat(oncall.get("/sync/oncall").body())
          .contains("log entries were not read: PagerDuty answered 403")
          .contains("users were not read: PagerDuty answered 402")
          .contains("duties were not read: PagerDuty answered 403");
      for (int i = 0; i < 3; i++) {
        syncLater(oncall, Duration.ofDays(2));
        assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/log_entries")))
            .as("one call finds out whether it still is")
            .hasSize(1);
      }
      oncall.pagerDuty.faults().clear();
      syncLater(oncall, Duration.ofMinutes(15));
      syncLater(oncall, Duration.ofMinutes(15));
      syncLater(oncall, Duration.ofMinutes(15));
      assertThat(Responders.timeline(oncall, "Q0000001"))
          .hasSize(Responders.log(oncall.world, "Q0000001").size());
      assertThat(oncall.source().get("status").asText()).isEqualTo("ok");
    }
  }

  @Test
  void aRateLimitOfOneListHoldsUpNothingElse() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 1, AT);
      oncall
          .pagerDuty
          .faults()
          .next(
              RequestFilters.path("/oncalls"),
              Fault.status(429, Map.of("ratelimit-reset", "600"), "{}"));
      oncall.plan();
      oncall.host.awaitIdleButDelayed(Duration.ofMinutes(1));
      assertThat(Responders.timeline(oncall, "Q0000001")).isNotEmpty();
      assertThat(oncall.json("/dashboard/services").get("total").asInt()).isEqualTo(3);
      assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/oncalls"))).hasSize(1);
    }
  }

  @Test
  @Tag(NamelessAnswers.PEOPLE)
  void peopleAreNamedOnlyWhereThatIsSet() throws Exception {
    var on = Map.of("ONCALL_PEOPLE", "on");
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), CallObserver.NONE, on)) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 3, AT);
      oncall.sync();
      JsonNode timeline = Responders.timeline(oncall, "Q0000003");
      String bob = "{\"id\":\"UBOB\",\"name\":\"Bob Smith\"}";
      assertThat(timeline.findValues("agent").toString())
          .contains("{\"type\":\"user\",\"id\":\"UBOB\",\"name\":\"Bob Smith\"}");
      assertThat(timeline.findValues("assignees").toString()).contains(bob);
      assertThat(timeline.findValues("user").toString()).contains(bob);
      assertThat(timeline.toString()).doesNotContain("example.com", "555");
    }
  }

  @Test
  void aNewLedgerIsCountedFromItsFirstSyncOn() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      String path = "/dashboard/oncall/load?by=service";
      assertThat(oncall.json(path).get("complete").asBoolean()).isFalse();
      for (int i = 0; i < 3; i++) {
        syncLater(oncall, Duration.ofMinutes(61));
        assertThat(oncall.json(path).get("complete").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void incidentsOfTheFormerVersionAreCountedBeforeTheyChange() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      var table = new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"));
      for (int i = 0; i < 120; i++) {
        table.put(
            FormerRows.incident("FORMER%03d".formatted(i))
                .with("status", "resolved")
                .with("resolvedAt", "2026-10-01T09:00:00Z")
                .with("version", "001790841600|3"));
      }
      FormerRows.timeline("FORMER000").forEach(table::put);
      String path = "/dashboard/oncall/load?by=service&since=2026-10-01&until=2026-10-01";
      JsonNode before = oncall.json(path);
      assertThat(before.get("complete").asBoolean()).isFalse();
      assertThat(before.get("incomplete").asText()).contains("still being counted");
      new Table(oncall.host.dynamo(), oncall.host.tableName("SyncTable"))
          .put(FormerRows.coverage());
      oncall.sync();
      assertFormerCounted(oncall.json(path));
      syncLater(oncall, Duration.ofMinutes(61));
      assertFormerCounted(oncall.json(path));
    }
  }

  private static void assertFormerCounted(JsonNode answer) {
    assertThat(answer.get("complete").asBoolean()).isTrue();
    assertThat(answer.get("incomplete").isNull()).isTrue();
    JsonNode load = answer.get("load").get(0);
    assertThat(load.get("name").asText()).isEqualTo("One");
    assertThat(load.at("/incidents/count").asInt()).isEqualTo(120);
    assertThat(load.at("/time_to_acknowledge/rows").asInt()).isEqualTo(1);
    assertThat(load.at("/time_to_acknowledge/mean").asDouble()).isEqualTo(300);
    assertThat(load.at("/time_to_acknowledge/unusable").asInt()).isEqualTo(119);
    assertThat(load.at("/time_to_resolve/rows").asInt()).isEqualTo(120);
    assertThat(load.at("/interruptions/business").asInt()).as("9:00:30 in London").isEqualTo(1);
  }

  @Test
  void whatIsCountedByOtherSettingsMoves() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      Responders.put(oncall.world);
      Responders.resolved(oncall.world, 3, AT);
      oncall.sync();
      List<Row> before = loadRows(oncall);
      assertThat(before).extracting(Row::pk).allMatch(pk -> pk.startsWith("LOAD"));
      recount(oncall, new LoadRules(ZoneId.of("Pacific/Kiritimati"), true));
      assertThat(loadRows(oncall))
          .extracting(row -> row.pk().replaceAll("#.*", " ") + row.sk())
          .contains(
              "LOADDAY 2026-11-21#S1", "PEOPLEDAY 2026-11-21#UBOB", "PEOPLEMONTH 2026-11#UADA");
      recount(oncall, new LoadRules(ZoneOffset.UTC, false));
      assertThat(loadRows(oncall)).isEqualTo(before);
    }
  }

  private static void recount(OncallHost oncall, LoadRules rules) {
    var table = new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"));
    var recount = new LoadRecount(table, new LoadCounting(table, rules), Sleeper.SLEEP);
    oncall.world.incidents().forEach(incident -> recount.recount(incident.id()));
    assertThat(oncall.world.incidents()).noneMatch(incident -> recount.recount(incident.id()));
  }

  /** The rollups that count anything, without their revisions. */
  private static List<Row> loadRows(OncallHost oncall) {
    return Responders.rows(
            oncall,
            "OncallTable",
            row -> row.pk().startsWith("LOAD") || row.pk().startsWith("PEOPLE"))
        .stream()
        .filter(row -> !RollupRows.tally(row).isEmpty())
        .map(OptionalPartsTest::counts)
        .sorted(Comparator.comparing(row -> row.pk() + row.sk()))
        .toList();
  }

  private static Row counts(Row row) {
    Row counts = Row.of(row.pk(), row.sk());
    for (var each : RollupRows.tally(row).counts().entrySet()) {
      counts = counts.with(each.getKey(), each.getValue());
    }
    return counts;
  }

  @Test
  void rowsOfTheFormerVersionAreShownAndRewrittenOnce() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      var table = new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"));
      table.put(
          FormerRows.incident("OLD").with("status", "resolved").with("version", "001790841600|3"));
      new Table(oncall.host.dynamo(), oncall.host.tableName("SyncTable"))
          .put(FormerRows.coverage());
      Instant at = Instant.parse("2026-10-01T08:00:00Z");
      oncall.world.put(
          new PagerDutyWorld.Incident("OLD", 9, "Gone", "resolved", "low", "S1", at, at));
      JsonNode before = oncall.json("/dashboard/incidents/OLD").get("incident");
      assertThat(before.get("title").asText()).isEqualTo("Gone");
      assertThat(before.get("url").isNull()).isTrue();
      oncall.sync();
      assertThat(oncall.json("/dashboard/incidents/OLD").get("incident").get("url").asText())
          .endsWith("/incidents/OLD");
      syncLater(oncall, Duration.ofMinutes(15));
      syncLater(oncall, Duration.ofMinutes(15));
      assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/incidents")))
          .as("the open ones and the newest window: nothing is listed again")
          .hasSize(2);
      assertThat(oncall.json("/dashboard/incidents").get("incidents")).hasSize(5);
    }
  }
}
