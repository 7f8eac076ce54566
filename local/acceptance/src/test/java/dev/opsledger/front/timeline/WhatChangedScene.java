package dev.opsledger.front.timeline;

import static dev.opsledger.front.DoraFacts.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
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

/**
 * Releases, runs and traffic around an incident of the simulated account, with all others of it.
 */
abstract class WhatChangedScene {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String COMMIT = "593ddcf11650629feb02bdb217966882cff9d916";
  static final String MANY = "0000000a1650629feb02bdb217966882cff9d916";
  static final DoubleAdder READ = new DoubleAdder();
  static RunningVendor pagerDuty;
  static FrontHost host;
  static JsonNode incident;

  @BeforeAll
  static void start() throws Exception {
    pagerDuty = new PagerDutyVendor().start(new SettableClock(NOW.toString()), 12);
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
  static JsonNode incidentOf(String service) {
    JsonNode listed = FrontHost.json(host.get("/dashboard/incidents").body()).path("incidents");
    for (JsonNode each : listed) {
      if (each.path("service_id").asText().equals(service)
          && each.path("status").asText().equals("resolved")) {
        return each;
      }
    }
    throw new AssertionError("no incident of " + service + " in " + listed);
  }

  static Instant began() {
    return Instant.parse(incident.path("created_at").asText());
  }

  static String minutesBefore(long minutes) {
    return began().minusSeconds(60 * minutes).toString();
  }

  static void release() throws Exception {
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

  static Fact run(long id, String repository, String at, String conclusion, boolean main) {
    return run(id, repository, at, conclusion, main, COMMIT);
  }

  static Fact run(
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

  static Fact visits(int daysBefore, long views) {
    String day = began().minus(Duration.ofDays(daysBefore)).toString().substring(0, 10);
    return new Fact(
        "traffic",
        "visits",
        "r1#" + day,
        "1",
        Instant.parse(day + "T00:00:00Z"),
        Json.object("repositoryId", "r1", "repository", "acme/Shop", "date", day, "views", views));
  }

  static JsonNode timeline(String query) {
    READ.reset();
    var answer = host.get("/timeline?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(READ.sum()).isLessThanOrEqualTo(60);
    return FrontHost.json(answer.body());
  }

  static List<String> entries(JsonNode timeline) {
    var found = new ArrayList<String>();
    for (JsonNode each : timeline.path("entries")) {
      found.add(each.path("kind").asText() + " " + each.path("id").asText());
    }
    return found;
  }
}
