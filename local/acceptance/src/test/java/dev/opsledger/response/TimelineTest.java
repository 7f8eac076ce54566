package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Duty;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.oncall.Account;
import dev.opsledger.oncall.Answers;
import dev.opsledger.oncall.OncallHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The timelines of incidents: what PagerDuty logged and announced, as one row each. */
class TimelineTest {
  private static final Instant DAY = Instant.parse("2026-11-20T12:00:00Z");
  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    oncall = new OncallHost();
    Account.small(oncall.world);
    Responders.put(oncall.world);
    for (int i = 0; i < 15; i++) {
      Responders.resolved(oncall.world, i, DAY.plusSeconds(i * 3_600L));
    }
    oncall.world.prioritize("Q0000002", "P1");
    oncall.world.merge("Q0000003", "Q0000002");
    Instant start = Instant.parse("2026-11-21T08:00:00Z");
    oncall.world.put(duty("UADA", Optional.of(start), Optional.of(start.plusSeconds(43_200))));
    oncall.world.put(duty("UBOB", Optional.empty(), Optional.empty()));
    oncall.sync();
  }

  private static Duty duty(String user, Optional<Instant> start, Optional<Instant> end) {
    return new Duty(user, "E1", 1, start.map(_ -> "SCHED1"), start, end);
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  private static List<String> ids(List<LogEntry> log) {
    return log.stream().map(LogEntry::id).toList();
  }

  @Test
  void channelsAreAskedForAsNotificationsAreInThem() {
    assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/log_entries")))
        .isNotEmpty()
        .allMatch(entry -> entry.request().query("include[]").equals(Optional.of("channels")));
  }

  @Test
  void aTimelineIsWhatPagerDutyLoggedInTheOrderOfTime() throws Exception {
    for (int i = 0; i < 15; i++) {
      String id = "Q%07d".formatted(i);
      List<LogEntry> log = Responders.log(oncall.world, id);
      JsonNode timeline = Responders.timeline(oncall, id);
      assertThat(Answers.texts(timeline, "id")).containsExactlyInAnyOrderElementsOf(ids(log));
      assertThat(Answers.texts(timeline, "at")).isSorted();
      assertThat(Answers.texts(timeline, "type")).startsWith("trigger", "assign", "notify");
      assertThat(Answers.texts(timeline, "type")).endsWith("resolve");
    }
  }

  @Test
  void anEntrySaysWhatHappenedAndNamesNobody() throws Exception {
    JsonNode timeline = Responders.timeline(oncall, "Q0000003");
    assertThat(entry(timeline, "escalate").toString())
        .isEqualTo(
            "{\"id\":\"RQ0000003E5\",\"at\":\"2026-11-20T15:04:50Z\",\"type\":\"escalate\","
                + "\"agent\":{\"type\":\"service\",\"id\":\"S1\",\"name\":null},"
                + "\"via\":\"timeout\",\"user\":null,\"notification\":null,\"state\":null,"
                + "\"assignees\":[],\"assignees_count\":1,\"service_id\":\"S1\","
                + "\"team_ids\":[\"T1\",\"T2\"]}");
    assertThat(entry(timeline, "acknowledge").get("agent").toString())
        .isEqualTo("{\"type\":\"user\",\"id\":null,\"name\":null}");
    assertThat(entry(timeline, "notify").get("notification").get("status").asText())
        .isEqualTo("success");
    assertThat(notified(timeline)).contains("push", "sms", "email", "phone");
  }

  private static JsonNode entry(JsonNode timeline, String type) {
    return StreamSupport.stream(timeline.spliterator(), false)
        .filter(entry -> entry.get("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> notified(JsonNode timeline) {
    return StreamSupport.stream(timeline.spliterator(), false)
        .map(entry -> entry.get("notification"))
        .filter(JsonNode::isObject)
        .map(notification -> notification.get("channel").asText())
        .toList();
  }

  @Test
  void noNameAndNoAddressIsStored() {
    for (String table : List.of("OncallTable", "SyncTable")) {
      assertThat(Responders.rows(oncall, table, _ -> true))
          .isNotEmpty()
          .extracting(Object::toString)
          .noneMatch(
              row ->
                  Stream.of("Ada", "Byron", "Bob", "Smith", "example.com", "555 01")
                      .anyMatch(row::contains));
    }
    assertThat(Responders.entries(oncall))
        .filteredOn(row -> row.find("channel").equals(Optional.of("phone")))
        .isNotEmpty()
        .allMatch(row -> row.get("destination").matches("[0-9a-f]{16}"))
        .allMatch(row -> row.get("person").startsWith("U"));
  }

  @Test
  void loadNamesNobodyAndItsReportHasTheDashboardsNumbers() throws Exception {
    for (String path : List.of("/dashboard/oncall/load", "/reports/oncall/load")) {
      for (String by : List.of("service", "team", "policy", "urgency")) {
        var answer = oncall.get(path + "?since=2026-11-01&by=" + by);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
            .doesNotContain("Ada", "Byron", "Bob", "Smith", "UADA", "UBOB", "example.com");
      }
      LoadReport.check(oncall, "team", "since=2026-11-10&until=2026-11-22");
      var ofPeople = oncall.get(path + "?by=user");
      assertThat(ofPeople.statusCode()).isEqualTo(404);
      assertThat(ofPeople.body()).contains("ONCALL_PEOPLE");
    }
    assertThat(oncall.get("/oncall?by=people").statusCode()).isEqualTo(400);
    assertThat(Responders.rows(oncall, "OncallTable", row -> row.pk().startsWith("PEOPLE")))
        .isEmpty();
  }

  @Test
  void anIncidentHasItsPagePriorityAndTheOneItWasMergedInto() throws Exception {
    JsonNode merged = oncall.json("/dashboard/incidents/Q0000003").get("incident");
    assertThat(merged.get("url").asText())
        .isEqualTo("https://acme.pagerduty.com/incidents/Q0000003");
    assertThat(merged.get("resolve_reason").asText()).isEqualTo("merge_resolve_reason");
    assertThat(merged.get("merged_into").asText()).isEqualTo("Q0000002");
    assertThat(merged.get("priority").isNull()).isTrue();
    JsonNode other = oncall.json("/dashboard/incidents/Q0000002").get("incident");
    assertThat(other.get("priority").toString()).isEqualTo("{\"id\":\"PP1\",\"name\":\"P1\"}");
    assertThat(other.get("resolve_reason").isNull()).isTrue();
  }

  @Test
  void aTimelineComesInPages() throws Exception {
    var ids = new ArrayList<String>();
    String next = "/dashboard/incidents/Q0000007?limit=2";
    while (next != null) {
      var response = oncall.get(next);
      JsonNode page = oncall.read(response).get("timeline");
      assertThat(page).hasSizeBetween(1, 2);
      ids.addAll(Answers.texts(page, "id"));
      next = Answers.next(response);
    }
    assertThat(ids)
        .isEqualTo(Answers.texts(Responders.timeline(oncall, "Q0000007"), "id"))
        .hasSizeGreaterThan(8);
  }

  @Test
  void unknownIncidentsAndMalformedCursorsAreRefused() throws Exception {
    assertThat(oncall.get("/dashboard/incidents/NOTHING").statusCode()).isEqualTo(404);
    assertThat(oncall.get("/dashboard/incidents/" + "x".repeat(3_000)).statusCode()).isEqualTo(404);
    assertThat(oncall.get("/dashboard/incidents/Q0000002?cursor=x").statusCode()).isEqualTo(400);
    assertThat(oncall.get("/dashboard/incidents/summary").statusCode()).isEqualTo(200);
  }

  @Test
  void zonesAndDutiesAreReadOnceADay() throws Exception {
    assertThat(Responders.rows(oncall, "OncallTable", row -> row.pk().equals("USERS")))
        .extracting(row -> row.sk() + " " + row.get("zone"))
        .containsExactlyInAnyOrder("UADA Europe/London", "UBOB America/New_York");
    assertThat(Responders.rows(oncall, "OncallTable", row -> row.pk().startsWith("DUTY#")))
        .extracting(row -> row.pk() + " " + row.sk())
        .containsExactlyInAnyOrder(
            "DUTY#UADA 2026-11-21T08:00:00Z#E1#1#SCHED1", "DUTY#UBOB -#E1#1#-");
    oncall.pagerDuty.log().clear();
    oncall.clock.advance(Duration.ofMinutes(15));
    oncall.sync();
    assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/users"))).isEmpty();
    oncall.clock.advance(Duration.ofDays(1));
    oncall.sync();
    assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/users"))).hasSize(1);
    assertThat(oncall.pagerDuty.log().entries(RequestFilters.path("/oncalls"))).hasSize(1);
  }

  @Test
  void whatAWebhookAnnouncesAndAListRepeatsIsOneRow() throws Exception {
    Incident incident =
        Responders.resolved(oncall.world, 100, oncall.clock.instant().minusSeconds(900));
    List<LogEntry> log = Responders.log(oncall.world, incident.id());
    int announced = 0;
    for (LogEntry entry : log) {
      announced += announce(entry, incident);
    }
    JsonNode before = Responders.timeline(oncall, incident.id());
    assertThat(before).hasSize(announced).allMatch(entry -> entry.get("id").isNull());
    assertThat(Answers.texts(before, "type"))
        .containsExactly("trigger", "assign", "acknowledge", "resolve");
    oncall.sync();
    JsonNode listed = Responders.timeline(oncall, incident.id());
    assertThat(Answers.texts(listed, "id")).containsExactlyInAnyOrderElementsOf(ids(log));
    for (LogEntry entry : log) {
      announce(entry, incident);
    }
    assertThat(Responders.timeline(oncall, incident.id())).isEqualTo(listed);
  }

  @Test
  void whatAListHasAndAWebhookRepeatsLateIsOneRow() throws Exception {
    Incident incident =
        oncall.world.incidents().stream()
            .filter(each -> each.id().equals("Q0000010"))
            .findFirst()
            .orElseThrow();
    JsonNode listed = Responders.timeline(oncall, incident.id());
    for (LogEntry entry : Responders.log(oncall.world, incident.id())) {
      announce(entry, incident);
    }
    assertThat(Responders.timeline(oncall, incident.id())).isEqualTo(listed);
  }

  /** Sends the event of an entry. Returns how many were sent, one or none. */
  private static int announce(LogEntry entry, Incident incident) throws Exception {
    var event = oncall.pagerDuty.webhooks().event(entry, Responders.after(entry, incident));
    if (event.isPresent()) {
      assertThat(oncall.post(event.get()).statusCode()).isEqualTo(200);
    }
    return event.isPresent() ? 1 : 0;
  }
}
