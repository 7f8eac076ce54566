package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.FormerRows;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What PagerDuty refuses is said and takes nothing with it; people are named where that is set. */
class OptionalPartsTest {
  private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

  private static JsonNode source(OncallHost oncall) throws Exception {
    return StreamSupport.stream(oncall.json("/sync").get("sources").spliterator(), false)
        .filter(source -> source.get("source").asText().equals("oncall"))
        .findFirst()
        .orElseThrow();
  }

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
      assertThat(source(oncall).get("status").asText()).isEqualTo("incomplete");
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
      assertThat(source(oncall).get("status").asText()).isEqualTo("ok");
    }
  }

  @Test
  void thisListsOwnRateLimitHoldsUpNothingElse() throws Exception {
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
