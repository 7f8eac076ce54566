package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.LoggedRequest;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PagerDuty refuses or keeps back costs nothing of the rest, and is said. */
class PartsTest {
  private static final Map<String, String> PAGES =
      Map.of(
          "services", "/dashboard/services",
          "teams", "/dashboard/teams/services",
          "escalation_policies", "/dashboard/escalation_policies");

  private static JsonNode source(OncallHost oncall) throws Exception {
    for (JsonNode source : oncall.json("/sync").get("sources")) {
      if (source.get("source").asText().equals("oncall")) {
        return source;
      }
    }
    throw new AssertionError("no such source");
  }

  private static List<String> reasons(OncallHost oncall) throws Exception {
    var reasons = new ArrayList<String>();
    source(oncall).get("incomplete").forEach(unit -> reasons.add(unit.get("reason").asText()));
    return reasons;
  }

  private static int total(OncallHost oncall, String list) throws Exception {
    return oncall.json(PAGES.get(list)).get("total").asInt();
  }

  private static boolean dated(OncallHost oncall) throws Exception {
    return !oncall.json("/dashboard/services").get("as_of").isNull();
  }

  /** The times for which a sync asks, newer incidents and open ones aside. */
  private static List<Instant> longWindows(OncallHost oncall) {
    Instant recent = oncall.clock.instant().minus(Duration.ofDays(2));
    return oncall.pagerDuty.log().entries(RequestFilters.path("/incidents")).stream()
        .map(LoggedRequest::request)
        .filter(request -> request.query("date_range").isEmpty())
        .map(request -> Instant.parse(request.query("since").orElseThrow()))
        .filter(recent::isAfter)
        .toList();
  }

  private static void syncLater(OncallHost oncall) throws Exception {
    oncall.clock.advance(Duration.ofMinutes(15));
    oncall.pagerDuty.log().clear();
    oncall.sync();
  }

  @ParameterizedTest
  @CsvSource({
    "teams,402",
    "teams,404",
    "services,403",
    "escalation_policies,402",
    "escalation_policies,400"
  })
  void aListThatIsRefusedForEverTakesNothingWithIt(String list, int status) throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.pagerDuty.faults().always(RequestFilters.path("/" + list), Fault.status(status));
      oncall.sync();
      for (String each : PAGES.keySet()) {
        assertThat(total(oncall, each)).as(each).isEqualTo(each.equals(list) ? 0 : 3);
      }
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(4);
      assertThat(dated(oncall)).isTrue();
      assertThat(source(oncall).get("status").asText()).isEqualTo("incomplete");
      assertThat(reasons(oncall)).singleElement().asString().contains(list, "" + status);
      assertThat(longWindows(oncall)).as("the backfill").isNotEmpty();
      syncLater(oncall);
      syncLater(oncall);
      assertThat(longWindows(oncall)).as("the backfill again").isEmpty();
      oncall.pagerDuty.faults().clear();
      syncLater(oncall);
      assertThat(total(oncall, list)).isEqualTo(3);
      assertThat(source(oncall).get("status").asText()).isEqualTo("ok");
    }
  }

  @Test
  void aListThatIsRefusedLaterStaysAsItWasWhileTheOthersGoOn() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      oncall.pagerDuty.faults().always(RequestFilters.path("/teams"), Fault.status(403));
      oncall.world.put(new Team("T9", "New"));
      oncall.world.delete("S3");
      syncLater(oncall);
      assertThat(total(oncall, "services")).as("once may be a mistake").isEqualTo(3);
      String former = oncall.json("/dashboard/services").get("as_of").asText();
      syncLater(oncall);
      assertThat(total(oncall, "services")).isEqualTo(2);
      assertThat(total(oncall, "teams")).isEqualTo(3);
      assertThat(oncall.json("/dashboard/services").get("as_of").asText()).isNotEqualTo(former);
      assertThat(reasons(oncall)).singleElement().asString().contains("teams", "403");
      oncall.pagerDuty.faults().clear();
      syncLater(oncall);
      assertThat(total(oncall, "teams")).isEqualTo(4);
      assertThat(reasons(oncall)).isEmpty();
    }
  }

  @Test
  void aWindowThatIsRefusedIsAskedForAloneUntilItIsHad() throws Exception {
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), CallObserver.NONE, LONG)) {
      Account.small(oncall.world);
      Account.incident(
          oncall.world, "OLD", "S1", "resolved", "2026-01-05T08:00:00Z", "2026-01-05T09:00:00Z");
      Predicate<SimulatedRequest> old =
          request ->
              request.path().equals("/incidents")
                  && request.query("since").orElse("").startsWith("2025-11-2");
      oncall.pagerDuty.faults().always(old, Fault.status(400));
      oncall.sync();
      assertThat(longWindows(oncall)).hasSizeGreaterThan(1);
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(4);
      assertThat(dated(oncall)).as("something is missing").isFalse();
      assertThat(reasons(oncall)).singleElement().asString().contains("400");
      syncLater(oncall);
      syncLater(oncall);
      assertThat(longWindows(oncall)).as("only what is missing").hasSize(1);
      Account.incident(
          oncall.world, "NEW", "S1", "triggered", "2026-11-22T10:20:00Z", "2026-11-22T10:20:00Z");
      syncLater(oncall);
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(5);
      oncall.pagerDuty.faults().clear();
      syncLater(oncall);
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(6);
      assertThat(dated(oncall)).isTrue();
    }
  }

  private static final Map<String, String> LONG = Map.of("ONCALL_BACKFILL_DAYS", "365");

  @Test
  void incidentsThatAnIndexDoesNotHaveYetAreFoundByTheSecondLook() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      for (int i = 0; i < 60; i++) {
        String at = "2026-08-%02dT08:00:00Z".formatted(i / 2 + 1);
        Account.incident(oncall.world, "LATE" + i, "S3", "resolved", at, at);
      }
      syncLater(oncall);
      assertThat(oncall.json("/dashboard/incidents?limit=1").get("total").asInt()).isEqualTo(64);
      syncLater(oncall);
      syncLater(oncall);
      assertThat(longWindows(oncall)).as("found and confirmed").isEmpty();
    }
  }

  @Test
  void whatCannotBeReadOrIsNotListedIsCounted() throws Exception {
    UnaryOperator<SimulatedApi> odd =
        api ->
            request -> {
              var answer = api.answer(request);
              return request.path().equals("/incidents")
                  ? answer.withBody(
                      answer
                          .body()
                          .replace("\"created_at\":\"2026-11-22T08:00:00Z\"", "\"created_at\":null")
                          .replaceFirst("\"total\":[1-9]\\d*", "\"total\":7"))
                  : answer;
            };
    try (var oncall = new OncallHost(960, odd, CallObserver.NONE, Map.of())) {
      Account.small(oncall.world);
      oncall.sync();
      assertThat(String.join("; ", reasons(oncall)))
          .contains("readable created_at (I4)")
          .contains("PagerDuty counts 7 incidents and lists");
      assertThat(source(oncall).get("status").asText()).isEqualTo("incomplete");
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(3);
      oncall.pagerDuty.log().clear();
      syncLater(oncall);
      syncLater(oncall);
      assertThat(longWindows(oncall)).as("no lasting disagreement repeats it").isEmpty();
    }
  }

  @Test
  void aLedgerOfAFormerVersionListsEverythingOnceMore() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      var sync = new Table(oncall.host.dynamo(), oncall.host.tableName("SyncTable"));
      sync.put(
          Row.of("SOURCE", "oncall")
              .with("lastGood", Instant.parse("2026-11-22T07:00:00Z"))
              .with("lastGoodAt", Instant.parse("2026-11-22T07:01:00Z")));
      var table = new Table(oncall.host.dynamo(), oncall.host.tableName("OncallTable"));
      table.put(FormerRows.incident("GONE").with("unlisted", true));
      oncall.world.put(
          new PagerDutyWorld.Incident(
              "GONE",
              9,
              "Back",
              "resolved",
              "low",
              "S1",
              Instant.parse("2026-10-01T08:00:00Z"),
              Instant.parse("2026-11-01T08:00:00Z")));
      oncall.sync();
      assertThat(longWindows(oncall))
          .as("the backfill, and the window of the one that was taken for gone")
          .containsExactlyInAnyOrder(
              Instant.parse("2026-05-26T10:00:00Z"), Instant.parse("2026-10-01T08:00:00Z"));
      var shown = oncall.json("/dashboard/incidents").get("incidents");
      assertThat(Answers.texts(shown, "id")).containsExactly("GONE", "I1", "I2", "I3", "I4");
      assertThat(shown.get(0).get("status").asText()).isEqualTo("resolved");
      syncLater(oncall);
      syncLater(oncall);
      assertThat(longWindows(oncall)).isEmpty();
    }
  }
}
