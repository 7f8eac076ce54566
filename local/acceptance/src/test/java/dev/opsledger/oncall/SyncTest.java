package dev.opsledger.oncall;

import static dev.opsledger.oncall.Answers.incident;
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
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Syncs: what is sent is stored, and what is not whole does not show. */
class SyncTest {
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
          .isLessThan(60);
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
}
