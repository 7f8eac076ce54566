package dev.opsledger.oncall;

import static dev.opsledger.oncall.Answers.incident;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is renamed, changed or deleted in PagerDuty is so here as well. */
class ChangedAccountTest {
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
      assertThat(Answers.texts(oncall.json("/dashboard/services").get("services"), "id"))
          .hasSize(149)
          .contains("S100")
          .doesNotContain("S000");
    }
  }

  @Test
  void whatTheNewestWindowsKeepBackIsLookedForUntilItIsListed() throws Exception {
    var hidden = new AtomicBoolean(true);
    UnaryOperator<SimulatedApi> lagging =
        api ->
            request -> {
              var answer = api.answer(request);
              return hidden.get()
                  ? answer.withBody(
                      answer.body().replaceFirst("\\{\"id\":\"I0\".*(?=\\{\"id\":\"I9\")", ""))
                  : answer;
            };
    try (var oncall = new OncallHost(960, lagging, CallObserver.NONE, Map.of())) {
      Account.small(oncall.world);
      oncall.sync();
      resolvedAt(oncall, "I0", "2026-11-22T10:05:00Z");
      resolvedAt(oncall, "I9", "2026-11-22T10:06:00Z");
      // After six hours the newest windows begin after both.
      syncsEvery(oncall, Duration.ofHours(2));
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(5);
      hidden.set(false);
      syncsEvery(oncall, Duration.ofHours(8));
      assertThat(incident(oncall, "I0").get("status").asText()).isEqualTo("resolved");
      assertThat(oncall.json("/dashboard/incidents").get("total").asInt()).isEqualTo(6);
    }
  }

  @Test
  void aSyncListsOnlyWhatIsNewSinceTheLastOneButOne() throws Exception {
    try (var oncall = new OncallHost()) {
      Account.small(oncall.world);
      oncall.sync();
      syncsEvery(oncall, Duration.ofMinutes(15));
      oncall.pagerDuty.log().clear();
      syncsEvery(oncall, Duration.ofMinutes(15));
      assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/incidents")))
          .extracting(entry -> entry.request().query("since").orElse("open"))
          .containsExactlyInAnyOrder(
              "open",
              "open",
              "open",
              "2026-11-22T09:30:01Z",
              "2026-11-22T09:45:01Z",
              "2026-11-22T10:00:01Z");
    }
  }

  private static void resolvedAt(OncallHost oncall, String id, String at) {
    Account.incident(oncall.world, id, "S3", "resolved", at, at);
  }

  private static void syncsEvery(OncallHost oncall, Duration pause) throws Exception {
    for (int i = 0; i < 3; i++) {
      oncall.clock.advance(pause);
      oncall.sync();
    }
  }
}
