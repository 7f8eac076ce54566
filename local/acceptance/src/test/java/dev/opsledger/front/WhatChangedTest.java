package dev.opsledger.front;

import static dev.opsledger.front.DoraFacts.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.pagerduty.PagerDutyVendor;
import dev.opsledger.local.simulator.server.RunningVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What changed before an incident of the simulated account, and what came of a commit. */
class WhatChangedTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String COMMIT = "593ddcf11650629feb02bdb217966882cff9d916";
  private static final String MANY = "0000000a1650629feb02bdb217966882cff9d916";
  private static final DoubleAdder READ = new DoubleAdder();
  private static RunningVendor pagerDuty;
  private static FrontHost host;
  private static JsonNode incident;

  @BeforeAll
  static void start() throws Exception {
    pagerDuty = new PagerDutyVendor().start(new SettableClock(NOW.toString()));
    Map<String, String> settings = new HashMap<>(pagerDuty.settings());
    settings.put("DORA_SERVICES", "1=PSVC001, 2=PSVC002");
    settings.put("REPOSITORY_PROJECTS", "1=acme/shop");
    CallObserver reads =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            READ.add(cost.readUnits());
          }
        };
    host =
        new FrontHost(
            NOW, settings, function -> function.equals("FrontApi") ? reads : CallObserver.NONE);
    host.host.invoke(
        "OncallPlanner",
        """
        {"id":"seeded","source":"aws.events","detail-type":"Scheduled Event","detail":{}}
        """);
    host.host.awaitIdle(Duration.ofMinutes(5));
    incident = incidentOf("PSVC001");
    release();
  }

  @AfterAll
  static void stop() {
    host.close();
    pagerDuty.close();
  }

  /** An incident of a service of the simulated account that is over. */
  private static JsonNode incidentOf(String service) {
    JsonNode listed = FrontHost.json(host.get("/dashboard/incidents").body()).path("incidents");
    for (JsonNode each : listed) {
      if (each.path("service_id").asText().equals(service)
          && each.path("status").asText().equals("resolved")) {
        return each;
      }
    }
    throw new AssertionError("no incident of " + service + " in " + listed);
  }

  private static Instant began() {
    return Instant.parse(incident.path("created_at").asText());
  }

  private static String minutesBefore(long minutes) {
    return began().minusSeconds(60 * minutes).toString();
  }

  private static void release() throws Exception {
    host.project(
        List.of(
            deployment(11, 1, "done", minutesBefore(15), "aaaaaaa1"),
            deployment(12, 1, "done", minutesBefore(40), COMMIT),
            deployment(13, 1, "failed", minutesBefore(5), "bbbbbbb1"),
            deployment(14, 2, "done", minutesBefore(1), "ccccccc1"),
            deployment(15, 1, "done", minutesBefore(300), "ddddddd1"),
            run(21, "shop", minutesBefore(20), "failure", true),
            run(22, "shop", minutesBefore(10), "failure", false),
            run(23, "other", minutesBefore(10), "failure", true),
            run(24, "shop", minutesBefore(50), "success", true)));
    for (int day = 0; day < 10; day++) {
      host.project(List.of(visits(day, day == 0 ? 900 : 10 + day)));
    }
  }

  private static Fact run(long id, String repository, String at, String conclusion, boolean main) {
    return run(id, repository, at, conclusion, main, COMMIT);
  }

  private static Fact run(
      long id, String repository, String at, String conclusion, boolean main, String commit) {
    return new Fact(
        "ci",
        "run",
        Long.toString(id),
        "1",
        Instant.parse(at),
        Json.object(
            "organization", "acme",
            "repository", repository,
            "workflowName", "Build",
            "commitSHA", commit,
            "status", "completed",
            "conclusion", conclusion,
            "onDefaultBranch", main));
  }

  private static Fact visits(int daysBefore, long views) {
    String day = began().minus(Duration.ofDays(daysBefore)).toString().substring(0, 10);
    return new Fact(
        "traffic",
        "visits",
        "r1#" + day,
        "1",
        Instant.parse(day + "T00:00:00Z"),
        Json.object("repositoryId", "r1", "repository", "acme/Shop", "date", day, "views", views));
  }

  private static JsonNode timeline(String query) {
    READ.reset();
    var answer = host.get("/timeline?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(READ.sum()).isLessThanOrEqualTo(60);
    return FrontHost.json(answer.body());
  }

  private static List<String> entries(JsonNode timeline) {
    var found = new ArrayList<String>();
    for (JsonNode each : timeline.path("entries")) {
      found.add(each.path("kind").asText() + " " + each.path("id").asText());
    }
    return found;
  }

  @Test
  void theReleaseThatPrecededAnIncidentComesFirst() {
    String id = incident.path("id").asText();
    JsonNode all = timeline("incident=" + id);
    assertThat(entries(all))
        .as("of mapped projects only")
        .startsWith("deployment 11", "deployment 12")
        .contains("deployment 13", "run 21")
        .doesNotContain("deployment 14", "deployment 15", "run 22", "run 23", "run 24");
    JsonNode first = all.path("entries").path(0);
    assertThat(first.path("seconds").asLong()).isEqualTo(-900);
    assertThat(first.path("why").asText()).contains("last release before", "PSVC001");
    assertThat(all.path("complete").asBoolean()).isTrue();
    assertThat(all.toString()).doesNotContain("cause");
    assertThat(entries(all)).anyMatch(each -> each.startsWith("traffic r1#"));
    assertThat(entries(timeline("minutes=20&incident=" + id)))
        .contains("deployment 11", "deployment 13")
        .doesNotContain("deployment 12");
    assertThat(entries(timeline("minutes=1&incident=" + id)))
        .as("what was live stands there however old it is")
        .first()
        .isEqualTo("deployment 11");
  }

  @Test
  void anIncidentOfAnUnmappedServiceHasNoCandidates() {
    JsonNode all = timeline("incident=" + incidentOf("PSVC005").path("id").asText());
    assertThat(all.path("entries")).isEmpty();
    assertThat(all.path("why").asText()).contains("PSVC005 belongs to no project");
  }

  @Test
  void aCommitLeadsToItsIncidents() {
    JsonNode all = timeline("commit=593ddcf");
    assertThat(all.path("about").path("id").asText()).isEqualTo(COMMIT);
    assertThat(entries(all)).contains("deployment 12");
    JsonNode whole = timeline("commit=" + COMMIT);
    assertThat(entries(whole)).startsWith("run 24", "deployment 12").contains("run 21");
    JsonNode deployed = timeline("deployment=11");
    assertThat(entries(deployed)).contains("incident " + incident.path("id").asText());
    assertThat(deployed.path("cost").path("incidents").asLong()).isPositive();
    assertThat(deployed.path("cost").path("why").isNull()).as(deployed.toString()).isTrue();
    long interruptions = 0;
    long engaged = 0;
    for (JsonNode each : deployed.path("entries")) {
      interruptions += each.path("interruptions").asLong();
      engaged += each.path("engaged_seconds").asLong();
    }
    assertThat(deployed.path("cost").path("interruptions").asLong()).isEqualTo(interruptions);
    assertThat(deployed.path("cost").path("engaged_seconds").asLong()).isEqualTo(engaged);
  }

  /** What the incidents of a service cost is what the load of that service says. */
  @Test
  void costsAddUpToTheLoadOfTheirService() {
    long interruptions = 0;
    long engaged = 0;
    JsonNode listed =
        FrontHost.json(
            host.get("/dashboard/incidents?search_by=service_id&search_value=PSVC001").body());
    for (JsonNode each : listed.path("incidents")) {
      JsonNode cost = timeline("incident=" + each.path("id").asText()).path("cost");
      assertThat(cost.path("incidents").asLong()).isEqualTo(1);
      assertThat(cost.path("why").isNull())
          .as(cost.toString())
          .isEqualTo(each.path("status").asText().equals("resolved"));
      interruptions += cost.path("interruptions").asLong();
      engaged += cost.path("engaged_seconds").asLong();
    }
    JsonNode load =
        FrontHost.json(host.get("/dashboard/oncall/load?by=service&since=2025-12-01").body());
    for (JsonNode each : load.path("load")) {
      if (each.path("id").asText().equals("PSVC001")) {
        assertThat(interruptions)
            .isPositive()
            .isEqualTo(each.path("interruptions").path("count").asLong());
        assertThat(engaged).isPositive().isEqualTo(each.path("engaged").path("seconds").asLong());
        return;
      }
    }
    throw new AssertionError("no service in " + load);
  }

  /** A fact that a former version told has no cost, and neither has a sum with it. */
  @Test
  void aFormerVersionsFactLeavesTheSumUnknown() throws Exception {
    Instant at = began().minusSeconds(60);
    host.project(
        List.of(
            new Fact(
                "oncall",
                "incident",
                "QOLD",
                "1",
                at,
                Json.object(
                    "incidentId", "QOLD",
                    "title", "Told before costs were",
                    "status", "resolved",
                    "serviceId", "PSVC001",
                    "createdAt", at,
                    "resolvedAt", at.plusSeconds(30)))));
    JsonNode cost = timeline("deployment=11").path("cost");
    assertThat(cost.path("incidents").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(cost.path("interruptions").isNull()).isTrue();
    assertThat(cost.path("engaged_seconds").isNull()).isTrue();
    assertThat(cost.path("why").asText()).contains("of 1 of");
    String page = page("deployment=11");
    assertThat(page).contains("data-tile=\"interruptions\">unknown<", "Not all is known: of 1 of");
    host.project(
        List.of(
            new Fact(
                "oncall",
                "incident",
                "QOLD",
                "2",
                at,
                Json.object(
                    "incidentId", "QOLD",
                    "title", "Told again",
                    "status", "resolved",
                    "serviceId", "PSVC001",
                    "createdAt", at,
                    "resolvedAt", at.plusSeconds(30),
                    "interruptions", 0,
                    "engagedSeconds", 0))));
    assertThat(timeline("deployment=11").path("cost").path("why").isNull()).isTrue();
  }

  private static String page(String query) {
    READ.reset();
    var answer = host.get("/changes?" + query, "Accept", "text/html");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(READ.sum()).isLessThanOrEqualTo(60);
    return answer.body();
  }

  /** The page shows the sums of the JSON, and each deployment's of a project. */
  @Test
  void thePageShowsWhatADeploymentCost() {
    String day = began().toString().substring(0, 10);
    String project = page("project=1&from=" + day + "&to=" + day);
    assertThat(project).contains("<h1>What happened to project 1</h1>", "By deployment");
    JsonNode costs =
        FrontHost.json(
            host.get("/changes?project=1&as=json&table=costs&from=%s&to=%s".formatted(day, day))
                .body());
    assertThat(costs.toString()).contains("11");
    assertThat(page("incident=" + incident.path("id").asText()))
        .contains("What changed before incident", "deployment 11", "None is called the cause");
    assertThat(page("commit=" + COMMIT)).contains("What became of commit", "deployment 12");
    assertThat(host.get("/changes", "Accept", "text/html").statusCode()).isEqualTo(400);
    assertThat(host.get("/changes?deployment=999999", "Accept", "text/html").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aProjectsCourseNamesWhatCountsAgainstWhat() {
    String day = began().toString().substring(0, 10);
    JsonNode all = timeline("project=1&since=" + day + "&until=" + day);
    for (JsonNode each : all.path("entries")) {
      if (each.path("id").asText().equals(incident.path("id").asText())) {
        assertThat(each.path("deployment_id").asLong()).isEqualTo(11);
        return;
      }
    }
    throw new AssertionError("the incident is missing in " + all);
  }

  @Test
  void itCostsNoMoreHoweverMuchHappened() throws Exception {
    var many = new ArrayList<Fact>();
    for (int i = 0; i < 200; i++) {
      String at = began().minusSeconds(7_000 - 30L * i).toString();
      many.add(deployment(1_000 + i, 3, "done", at, MANY));
      many.add(run(2_000 + i, "many", at, "failure", true, MANY));
    }
    for (int i = 0; i < many.size(); i += 20) {
      host.project(many.subList(i, i + 20));
    }
    String entries = FrontHost.json(host.get("/identity").body()).path("entries").toString();
    host.put(
        "/identity",
        "{\"revision\":0,\"entries\":[{\"name\":\"many\",\"project\":3,"
            + "\"services\":[\"PSVC001\"],\"repositories\":[\"acme/many\"]}]}");
    JsonNode all = timeline("incident=" + incident.path("id").asText());
    assertThat(all.path("entries").size()).isBetween(20, 40);
    timeline("commit=" + MANY);
    timeline("deployment=1100");
    JsonNode course = timeline("project=3&since=2026-01-01");
    assertThat(course.path("complete").asBoolean()).isFalse();
    host.put("/identity", "{\"revision\":1,\"entries\":" + entries + "}");
  }

  @Test
  void whatIsMalformedIs400AndWhatIsUnknown404() {
    for (String wrong :
        List.of("", "incident=A&commit=593ddcf", "commit=x", "deployment=x", "project=0")) {
      assertThat(host.get("/timeline?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(host.get("/timeline?incident=I&minutes=0").statusCode()).isEqualTo(400);
    for (String unknown :
        List.of("incident=none", "commit=fffffff", "deployment=999999", "project=999999")) {
      assertThat(host.get("/timeline?" + unknown).statusCode()).as(unknown).isEqualTo(404);
    }
  }
}
