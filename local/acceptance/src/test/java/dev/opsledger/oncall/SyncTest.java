package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.contract.StrictMock;
import dev.opsledger.local.simulator.contract.Upstream;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Syncs: what is sent is stored, and what is not whole does not show. */
class SyncTest {
  private static JsonNode incident(OncallHost oncall, String id) throws Exception {
    for (JsonNode each : oncall.json("/dashboard/incidents").get("incidents")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id + " is not stored");
  }

  @Test
  void everyCallIsValidAndWindowsAreSplit() throws Exception {
    var strict = new StrictMock("pagerduty");
    try (var oncall = new OncallHost(960, strict, CallObserver.NONE, Map.of())) {
      Account.small(oncall.world);
      Instant day = Instant.parse("2026-10-01T00:00:00Z");
      for (int i = 0; i < 2_600; i++) {
        Instant at = day.plusSeconds(i * 30L);
        oncall.world.put(
            new PagerDutyWorld.Incident(
                "M%05d".formatted(i), i, "Many", "resolved", "low", "S3", at, at));
      }
      oncall.sync();
      assertThat(strict.violations()).isEmpty();
      assertThat(oncall.json("/dashboard/incidents?limit=1").get("total").asInt()).isEqualTo(2604);
      assertThat(
              oncall
                  .json("/dashboard/incidents?limit=1&search_by=service_id&search_value=S3")
                  .get("total")
                  .asInt())
          .isEqualTo(2600);
      assertThat(oncall.pagerDuty.log().entries())
          .allSatisfy(
              entry ->
                  assertThat(
                          Integer.parseInt(entry.request().query("offset").orElse("0"))
                              + Integer.parseInt(entry.request().query("limit").orElse("25")))
                      .isLessThanOrEqualTo(10_000));
    }
  }

  @Test
  void whatChangesLaterIsFollowed() throws Exception {
    var written = new DoubleAdder();
    var observer =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            if (call.resource().contains("OncallTable")) {
              written.add(cost.writeUnits());
            }
          }
        };
    try (var oncall = new OncallHost(960, UnaryOperator.identity(), observer, Map.of())) {
      Account.small(oncall.world);
      oncall.sync();
      assertThat(written.sum()).isPositive();
      written.reset();
      oncall.sync();
      assertThat(written.sum()).as("an unchanged sync writes nothing").isZero();

      oncall.clock.advance(Duration.ofDays(1));
      Instant now = oncall.clock.instant();
      var old =
          oncall.world.incidents().stream().filter(i -> i.id().equals("I3")).findFirst().get();
      oncall.world.put(old.becoming("resolved", now));
      oncall.world.delete("T2");
      oncall.world.delete("E2");
      oncall.world.put(
          new PagerDutyWorld.Service("S1", "One renamed", "active", List.of("T1"), "E1"));
      oncall.sync();
      assertThat(incident(oncall, "I3").get("status").asText()).isEqualTo("resolved");
      assertThat(incident(oncall, "I3").get("resolved_at").asText()).isEqualTo(now.toString());
      assertThat(incident(oncall, "I2").get("service_name").asText()).isEqualTo("One renamed");
      assertThat(oncall.json("/dashboard/teams/services").get("total").asInt()).isEqualTo(2);
      assertThat(oncall.json("/dashboard/escalation_policies").get("total").asInt()).isEqualTo(2);
      assertThat(oncall.json("/dashboard/services").get("as_of").asText())
          .isEqualTo(now.toString());

      oncall.world.delete("S1");
      oncall.sync();
      assertThat(oncall.json("/dashboard/services").get("total").asInt()).isEqualTo(2);
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(4);
      assertThat(incident(oncall, "I1").get("service_name").asText()).isEqualTo("One renamed");
      // A count that has fallen is looked at once more.
      oncall.sync();
      int calls = oncall.pagerDuty.log().count(RequestFilters.path("/incidents"));
      oncall.sync();
      assertThat(oncall.pagerDuty.log().count(RequestFilters.path("/incidents")) - calls)
          .as("what is gone is not asked for for ever")
          .isEqualTo(2);
    }
  }

  @Test
  void aServiceWithAnotherNameKeepsAllThatItHad() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      oncall.world.put(
          new PagerDutyWorld.Service("S1", "Checkout", "active", List.of("T2", "T1"), "E1"));
      oncall.clock.advance(Duration.ofHours(1));
      oncall.sync();

      JsonNode ofOne = oncall.json("/dashboard/incidents?search_by=service_id&search_value=S1");
      assertThat(ofOne.findValuesAsText("service_name"))
          .containsExactly("Checkout", "Checkout", "Checkout");
      assertThat(oncall.json("/dashboard/incidents/summary").get("services"))
          .extracting(each -> each.get("name").asText() + " " + each.get("incidents_count"))
          .containsExactly("Checkout 3", "Two, \"quoted\" 0", "Three 0");
    }
  }

  @Test
  void aTeamWithAnotherNameKeepsAllThatItHad() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      oncall.world.put(new PagerDutyWorld.Team("T1", "Omega"));
      oncall.clock.advance(Duration.ofHours(1));
      oncall.sync();

      assertThat(oncall.json("/dashboard/teams/services").get("teams"))
          .extracting(each -> each.get("name").asText() + " " + each.get("services_count"))
          .containsExactly("Omega 2", "Beta 1", "Idle 0");
      assertThat(oncall.json("/dashboard/services").get("services").get(0).get("team_ids"))
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrder("T1", "T2");
      JsonNode policy = oncall.json("/dashboard/escalation_policies");
      assertThat(policy.get("escalation_policies").get(0).get("teams").findValuesAsText("name"))
          .containsExactly("Omega", "Idle");
    }
  }

  @Test
  void aSyncThatFailsLeavesTheFormerStateWhole() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      String services = oncall.get("/dashboard/services").body();
      String teams = oncall.get("/dashboard/teams/services").body();
      String policies = oncall.get("/dashboard/escalation_policies").body();
      oncall.clock.advance(Duration.ofHours(1));
      oncall.world.put(new PagerDutyWorld.Team("T9", "New"));
      oncall.world.delete("S2");
      oncall.world.delete("E3");
      var rule =
          oncall
              .pagerDuty
              .faults()
              .always(RequestFilters.path("/escalation_policies"), Fault.status(403));
      oncall.sync();
      assertThat(oncall.get("/dashboard/services").body()).isEqualTo(services);
      assertThat(oncall.get("/dashboard/teams/services").body()).isEqualTo(teams);
      assertThat(oncall.get("/dashboard/escalation_policies").body()).isEqualTo(policies);
      oncall.pagerDuty.faults().remove(rule);
      oncall.clock.advance(Duration.ofMinutes(15));
      oncall.sync();
      assertThat(oncall.json("/dashboard/services").get("total").asInt()).isEqualTo(2);
      assertThat(oncall.json("/dashboard/services").get("as_of").asText())
          .isEqualTo("2026-11-22T11:15:00Z");
    }
  }

  @Test
  void limitsAndServerErrorsAreWaitedFor() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      var faults = oncall.pagerDuty.faults();
      faults.next(
          RequestFilters.path("/teams"), Fault.status(429, Map.of("ratelimit-reset", "1"), "{}"));
      faults.times(2, RequestFilters.path("/incidents"), Fault.status(502));
      faults.next(RequestFilters.path("/services"), new Fault.CutBody());
      oncall.sync();
      assertThat(oncall.json("/dashboard/services").get("total").asInt()).isEqualTo(3);
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(4);
      assertThat(oncall.json("/dashboard/services").get("as_of").isNull()).isFalse();
    }
  }

  @Test
  void theVendorsOwnExamplesAreTakenAsTheyAre() throws Exception {
    UnaryOperator<SimulatedApi> examples =
        _ ->
            request -> {
              String name = request.path().substring(1);
              var body = Upstream.json("fixtures/pagerduty/" + name + ".json").get("body");
              return SimulatedResponse.json(200, body.toString());
            };
    Upstream.file("fixtures/pagerduty/services.json");
    try (var oncall = new OncallHost(960, examples, CallObserver.NONE, Map.of())) {
      oncall.sync();
      assertThat(oncall.json("/dashboard/services").get("services").get(0).get("name").asText())
          .isEqualTo("My Application Service");
      assertThat(incident(oncall, "PT4KHLK").get("title").asText())
          .isEqualTo("The server is on fire.");
      assertThat(
              oncall
                  .json("/dashboard/escalation_policies")
                  .get("escalation_policies")
                  .get(0)
                  .get("services")
                  .get(0)
                  .get("id")
                  .asText())
          .isEqualTo("PIJ90N7");
      assertThat(oncall.json("/dashboard/services").get("as_of").isNull()).isFalse();
      assertThat(oncall.pagerDuty.log().total())
          .as("their incidents say that more follow, whatever one asks")
          .isLessThan(10);
    }
  }

  @Test
  void withoutAKeyPagerDutyIsWaitedForAndNothingFailed() throws Exception {
    try (var oncall =
        new OncallHost(
            960,
            UnaryOperator.identity(),
            CallObserver.NONE,
            Map.of("PAGER_DUTY_API_KEY", "", "GITHUB_API_URL", "http://localhost:9"))) {
      JsonNode refresh = oncall.read(oncall.post("/refresh-data", "", Map.of()));
      // Other sources wait for a GitHub that is not there.
      oncall.host.awaitIdleButDelayed(Duration.ofMinutes(1));
      JsonNode failures = oncall.json(refresh.get("status").asText()).get("failures");
      assertThat(
              StreamSupport.stream(failures.spliterator(), false)
                  .filter(failure -> failure.get("source").asText().equals("oncall"))
                  .map(failure -> failure.get("reason").asText()))
          .isEmpty();
      JsonNode sources = oncall.json("/sync").get("sources");
      assertThat(StreamSupport.stream(sources.spliterator(), false))
          .filteredOn(source -> source.get("source").asText().equals("oncall"))
          .singleElement()
          .satisfies(
              source -> {
                assertThat(source.get("status").asText()).isEqualTo("waiting");
                assertThat(source.get("why").asText()).contains("PAGER_DUTY_API_KEY is not set");
              });
      assertThat(oncall.json("/dashboard/services").get("as_of").isNull()).isTrue();
      assertThat(oncall.pagerDuty.log().total()).isZero();
    }
  }

  @Test
  @Tag("full")
  void aWindowIsSplitWithoutATotalToo() throws Exception {
    UnaryOperator<SimulatedApi> noTotals =
        api ->
            request -> {
              var answer = api.answer(request);
              return answer.withBody(
                  answer.body().replaceFirst("\"total\":\\d+", "\"total\":null"));
            };
    int many = 10_200;
    try (var oncall = new OncallHost(100_000, noTotals, CallObserver.NONE, Map.of())) {
      Account.small(oncall.world);
      Instant day = Instant.parse("2026-10-01T00:00:00Z");
      for (int i = 0; i < many; i++) {
        Account.incident(
            oncall.world,
            "M%05d".formatted(i),
            "S3",
            "resolved",
            day.plusSeconds(i).toString(),
            day.plusSeconds(i).toString());
      }
      oncall.sync();
      assertThat(oncall.json("/dashboard/incidents?limit=1").get("total").asInt())
          .isEqualTo(many + 4);
      assertThat(oncall.json("/dashboard/services").get("as_of").isNull()).isFalse();
    }
  }

  @Test
  void aServiceThatIsDeletedWhileTheListIsReadMovesNothingOut() throws Exception {
    var deleted = new AtomicBoolean();
    var host = new AtomicReference<OncallHost>();
    UnaryOperator<SimulatedApi> moving =
        api ->
            request -> {
              var answer = api.answer(request);
              if (request.path().equals("/services") && !deleted.getAndSet(true)) {
                host.get().world.delete("S000");
              }
              return answer;
            };
    try (var oncall = new OncallHost(960, moving, CallObserver.NONE, Map.of())) {
      host.set(oncall);
      for (int i = 0; i < 150; i++) {
        String id = "S%03d".formatted(i);
        oncall.world.put(
            new PagerDutyWorld.Service(id, "Service " + id, "active", List.of(), "E1"));
      }
      oncall.sync();
      assertThat(DashboardsTest.texts(oncall.json("/dashboard/services").get("services"), "id"))
          .hasSize(149)
          .contains("S100")
          .doesNotContain("S000");
    }
  }
}
