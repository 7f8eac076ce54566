package dev.opsledger.front;

import static dev.opsledger.front.DoraFacts.deployment;
import static dev.opsledger.front.DoraFacts.incident;
import static dev.opsledger.front.DoraFacts.project;
import static dev.opsledger.front.DoraFacts.run;
import static dev.opsledger.front.DoraFacts.staging;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The DORA figures over HTTP, computed from published facts. */
class DoraTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final DoubleAdder READ = new DoubleAdder();
  private static FrontHost host;

  @BeforeAll
  static void start() throws Exception {
    CallObserver reads =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            READ.add(cost.readUnits());
          }
        };
    host =
        new FrontHost(
            NOW,
            Map.of("DORA_SERVICES", "1=S1 S2, 3=S9", "DORA_FAILURE_WINDOW_MINUTES", "30"),
            function -> function.equals("FrontApi") ? reads : CallObserver.NONE);
    host.project(
        List.of(
            project(1),
            project(2),
            deployment(11, 1, "done", "2026-11-20T08:00:00Z", "aaa"),
            deployment(12, 1, "failed", "2026-11-20T09:00:00Z", "bbb"),
            deployment(13, 1, "done", "2026-11-20T10:00:00Z", "bbb"),
            deployment(14, 1, "done", "2026-11-20T12:00:00Z", "unknown"),
            deployment(15, 1, "done", "2026-11-21T00:00:00Z", "aaa"),
            deployment(21, 4, "done", "2026-11-17T08:00:00Z", "v1"),
            deployment(22, 4, "done", "2026-11-18T08:00:00Z", "v2"),
            staging(23, 4, "2026-11-18T09:00:00Z", "v3"),
            deployment(24, 4, "done", "2026-11-18T10:00:00Z", "v3"),
            deployment(25, 4, "done", "2026-11-20T08:00:00Z", "v1"),
            run(901, "2026-11-20T07:30:00Z", "aaa"),
            run(902, "2026-11-20T07:45:00Z", "aaa"),
            run(903, "2026-11-20T08:00:00Z", "bbb"),
            incident("I1", "S1", "2026-11-20T10:10:00Z", "2026-11-20T10:40:00Z"),
            incident("I2", "S2", "2026-11-20T10:20:00Z", null),
            incident("I3", "S2", "2026-11-20T12:30:00Z", "2026-11-20T12:31:00Z"),
            incident("I4", "S9", "2026-11-20T12:05:00Z", "2026-11-20T12:10:00Z")));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static JsonNode figures(String query) {
    HttpResponse<String> answer = host.get("/metrics/dora?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FrontHost.json(answer.body());
  }

  @Test
  void eachFigureComesWithItsRows() {
    JsonNode all = figures("project=1&since=2026-11-20&until=2026-11-20");
    JsonNode frequency = all.path("deployment_frequency");
    assertThat(frequency.path("per_day").asDouble()).isEqualTo(3.0);
    assertThat(frequency.path("rows").findValuesAsText("deployment_id"))
        .containsExactly("11", "13", "14");
    JsonNode lead = all.path("lead_time");
    assertThat(lead.path("median_seconds").asDouble()).isEqualTo((1800 + 7200) / 2.0);
    assertThat(lead.path("rows").findValuesAsText("run_id")).containsExactly("901", "903");
    assertThat(lead.path("sure").asText()).isEqualTo("some");
    JsonNode failures = all.path("change_failure_rate");
    assertThat(failures.path("rate").asDouble()).isEqualTo(1.0 / 3);
    assertThat(failures.path("rows").findValuesAsText("incident_id")).containsExactly("I1", "I2");
    JsonNode restore = all.path("time_to_restore");
    assertThat(restore.path("median_seconds").asDouble()).isEqualTo(1800);
    assertThat(restore.path("sure").asText()).isEqualTo("some");
  }

  @Test
  void aDateIsMeantWholeAndATimeExactly() {
    assertThat(count("since=2026-11-20&until=2026-11-20")).isEqualTo(3);
    assertThat(count("since=2026-11-20&until=2026-11-21")).isEqualTo(4);
    assertThat(count("since=2026-11-20T08:00:00Z&until=2026-11-20T12:00:00Z")).isEqualTo(2);
    assertThat(count("since=2026-11-20T08:00:01Z&until=2026-11-20T13:00:00%2B01:00")).isEqualTo(1);
    assertThat(count("")).isEqualTo(4);
  }

  private static long count(String period) {
    return figures("project=1&" + period).path("deployment_frequency").path("deployments").asLong();
  }

  @Test
  void anIncidentThatNoDeploymentCausedCountsNoMore() {
    String day = "project=1&since=2026-11-20&until=2026-11-20";
    assertThat(judge("I1", "false").statusCode()).isEqualTo(200);
    assertThat(
            figures(day).path("change_failure_rate").path("rows").findValuesAsText("incident_id"))
        .containsExactly("I2");
    assertThat(judge("I1", "true").statusCode()).isEqualTo(200);
    assertThat(
            figures(day).path("change_failure_rate").path("rows").findValuesAsText("incident_id"))
        .containsExactly("I1", "I2");
    assertThat(judge("nobody-knows", "false").statusCode()).isEqualTo(404);
    assertThat(judge("I1", "\"no\"").statusCode()).isEqualTo(400);
  }

  private static HttpResponse<String> judge(String incident, String caused) {
    return host.post(
        "/metrics/dora/incidents/" + incident, "{\"caused_by_deployment\":" + caused + "}");
  }

  @Test
  void whatIsNotKnownIsSaidAndNotGuessed() {
    JsonNode without = figures("project=2");
    assertThat(without.path("change_failure_rate").path("rate").isNull()).isTrue();
    assertThat(without.path("change_failure_rate").path("sure").asText()).isEqualTo("none");
    assertThat(without.path("change_failure_rate").path("why").asText()).contains("DORA_SERVICES");
    assertThat(without.path("lead_time").path("median_seconds").isNull()).isTrue();
    // PagerDuty was never synchronized, so no failure window is known to be over.
    JsonNode unread = figures("project=1").path("change_failure_rate");
    assertThat(unread.path("settled").asLong()).isZero();
    assertThat(unread.path("sure").asText()).isEqualTo("some");
  }

  @Test
  void whatIsMalformedIs400AndAnUnknownProject404() {
    for (String wrong :
        List.of(
            "",
            "project=1&team=shop",
            "team=",
            "project=0",
            "project=x",
            "project=1&since=yesterday",
            "project=1&until=2026-13-01",
            "project=1&since=2026-11-21&until=2026-11-19",
            "project=1&since=2027-01-01",
            "project=1&since=2020-01-01",
            "project=1&since=0000-00-00",
            "project=1&since=%2B999999999-01-01T00:00:00Z")) {
      assertThat(host.get("/metrics/dora?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(host.get("/metrics/dora?project=77").statusCode()).isEqualTo(404);
    assertThat(host.get("/metrics/dora?project=3").statusCode()).isEqualTo(200);
  }

  @Test
  void aRollbackNamesWhatFailedThoughItBeganLongBefore() {
    JsonNode all = figures("project=4&since=2026-11-20&until=2026-11-20");
    JsonNode rollback = all.path("rollbacks").path("rows").path(0);
    assertThat(rollback.path("deployment_id").asLong()).isEqualTo(25);
    assertThat(rollback.path("rollback_to").asLong()).isEqualTo(21);
    assertThat(rollback.path("failed_deployment_id").asLong()).isEqualTo(22);
    assertThat(rollback.path("asked_for").asBoolean()).isFalse();
    assertThat(all.path("rework_rate").path("rate").asDouble()).isEqualTo(1.0);
    assertThat(all.path("failed_deployment_recovery_time").path("of").asLong())
        .as("it failed on another day")
        .isZero();
    JsonNode recovery =
        figures("project=4&since=2026-11-18&until=2026-11-18")
            .path("failed_deployment_recovery_time");
    assertThat(recovery.path("median_seconds").asLong()).isEqualTo(2 * 86_400);
    assertThat(recovery.path("rows").path(0).path("remedied_by").asLong()).isEqualTo(25);
    assertThat(recovery.path("sure").asText()).as("no service belongs to it").isEqualTo("some");
    assertThat(
            figures("project=4&environment=staging&since=2026-11-18&until=2026-11-20")
                .path("rollbacks")
                .path("rollbacks")
                .asLong())
        .isZero();
  }

  @Test
  void aFailedDeploymentIsRemediedByTheNextOrByTheResolution() {
    JsonNode all = figures("project=1&since=2026-11-20&until=2026-11-20");
    JsonNode recovery = all.path("failed_deployment_recovery_time");
    assertThat(recovery.path("rows").path(0).path("deployment_id").asLong()).isEqualTo(13);
    assertThat(recovery.path("rows").path(0).path("incident_ids").size()).isEqualTo(2);
    assertThat(recovery.path("rows").path(0).path("remedied_by").asLong())
        .as("one incident is open, and only the rollback took the deployment back")
        .isEqualTo(15);
    assertThat(recovery.path("median_seconds").asLong()).isEqualTo(14 * 3_600);
    assertThat(recovery.path("sure").asText()).as("its incidents are not known").isEqualTo("some");
    JsonNode rework = figures("project=1&since=2026-11-20&until=2026-11-21").path("rework_rate");
    assertThat(rework.path("rows").findValuesAsText("deployment_id"))
        .as("the deployment of the first commit")
        .containsExactly("15");
  }

  @Test
  void stepsAndTheTrendAreOfTheSameRows() {
    JsonNode all = figures("project=1&since=2026-11-20&until=2026-11-21&by=day");
    assertThat(all.path("steps").findValuesAsText("deployments")).containsExactly("3", "1");
    assertThat(all.path("steps").path(0).path("change_failure_rate").asDouble()).isEqualTo(1.0 / 3);
    assertThat(all.path("trend")).hasSize(12);
    assertThat(all.path("trend").path(11).path("deployments").asLong()).isEqualTo(4);
    assertThat(all.path("trend").path(11).path("since").asText()).isEqualTo("2026-11-16T00:00:00Z");
    assertThat(host.get("/metrics/dora?project=1&by=hour").statusCode()).isEqualTo(400);
  }

  @Test
  void aPeriodCostsWhatItHoldsHoweverMuchIsOlder() throws Exception {
    String day = "project=1&since=2026-11-20&until=2026-11-20";
    double before = cost(day);
    assertThat(before).isLessThan(25);
    older("2026-03-01T00:00:00Z", 100_000);
    assertThat(cost(day)).as("older than all that is looked at").isEqualTo(before);
    older("2026-07-01T00:00:00Z", 200_000);
    double withNeighbours = cost(day);
    assertThat(withNeighbours).as("the hundred before the weeks of the trend").isLessThan(50);
    older("2026-06-01T00:00:00Z", 300_000);
    assertThat(cost(day)).isEqualTo(withNeighbours);
  }

  /** Three hundred deployments and incidents, one an hour. */
  private static void older(String first, long id) throws Exception {
    var older = new ArrayList<Fact>();
    for (int i = 0; i < 300; i++) {
      String at = Instant.parse(first).plusSeconds(3600L * i).toString();
      older.add(deployment(id + i, 1, "done", at, "old" + (id + i)));
      older.add(incident("OLD" + (id + i), "S1", at, at));
    }
    for (int i = 0; i < older.size(); i += 20) {
      assertThat(host.project(older.subList(i, i + 20))).isZero();
    }
  }

  private static double cost(String query) {
    READ.reset();
    figures(query);
    return READ.sum();
  }
}
