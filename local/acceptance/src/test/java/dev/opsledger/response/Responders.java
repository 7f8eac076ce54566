package dev.opsledger.response;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.local.simulator.pagerduty.IncidentStory;
import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import dev.opsledger.oncall.OncallHost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** People who respond to incidents, and what PagerDuty's log says of it. */
final class Responders {
  static final User ADA = new User("UADA", "Ada Byron", "ada@example.com", "Europe/London");
  static final User BOB = new User("UBOB", "Bob Smith", "bob@example.com", "America/New_York");

  private Responders() {}

  static void put(PagerDutyWorld world) {
    world.put(ADA);
    world.put(BOB);
  }

  /** A resolved incident with its log, ten minutes long. */
  static Incident resolved(PagerDutyWorld world, int number, Instant at) {
    var begun =
        new Incident(
            "Q%07d".formatted(number),
            number,
            "Trouble " + number,
            "triggered",
            "high",
            "S1",
            at,
            at);
    var over = world.put(begun.becoming("resolved", at.plusSeconds(600)));
    world.log().add(new IncidentStory(over, ADA, BOB).until(over.changedAt()));
    return over;
  }

  /** The log of an incident, oldest first. */
  static List<LogEntry> log(PagerDutyWorld world, String incident) {
    return world.log().all().reversed().stream()
        .filter(entry -> entry.incident().equals(incident))
        .toList();
  }

  /** The incident as it is after an entry of its log. */
  static Incident after(LogEntry entry, Incident last) {
    String status =
        switch (entry.type()) {
          case "acknowledge" -> "acknowledged";
          case "resolve" -> "resolved";
          default -> "triggered";
        };
    return last.becoming(status, entry.at());
  }

  /** Every row of a table that matches. */
  static List<Row> rows(OncallHost oncall, String table, Predicate<Row> which) {
    DynamoDbClient dynamo = oncall.host.dynamo();
    var rows = new ArrayList<Row>();
    dynamo
        .scanPaginator(s -> s.tableName(oncall.host.tableName(table)).consistentRead(true))
        .items()
        .forEach(item -> rows.add(new Row(item)));
    return rows.stream().filter(which).toList();
  }

  /** The stored entries of all timelines. */
  static List<Row> entries(OncallHost oncall) {
    return rows(
        oncall, "OncallTable", row -> row.pk().startsWith("TIMELINE#") && !row.sk().equals("HEAD"));
  }

  /** The timeline of an incident as it is shown. */
  static JsonNode timeline(OncallHost oncall, String incident) throws Exception {
    return oncall.json("/dashboard/incidents/" + incident).get("timeline");
  }
}
