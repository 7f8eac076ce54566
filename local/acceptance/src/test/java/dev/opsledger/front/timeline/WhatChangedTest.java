package dev.opsledger.front.timeline;

import static dev.opsledger.front.DoraFacts.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.FrontHost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed before an incident of the simulated account, and what came of a commit. */
class WhatChangedTest extends WhatChangedScene {
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
        List.of(
            "",
            "incident=",
            "incident=A&commit=593ddcf",
            "incident=A&since=2026-11-01",
            "incident=A&until=x",
            "commit=593ddcf&until=2026-11-01",
            "commit=593ddcf&minutes=10",
            "project=1&minutes=10",
            "commit=x",
            "deployment=x",
            "project=0")) {
      assertThat(host.get("/timeline?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(host.get("/timeline?incident=I&minutes=0").statusCode()).isEqualTo(400);
    for (String unknown :
        List.of("incident=none", "commit=fffffff", "deployment=999999", "project=999999")) {
      assertThat(host.get("/timeline?" + unknown).statusCode()).as(unknown).isEqualTo(404);
    }
  }
}
