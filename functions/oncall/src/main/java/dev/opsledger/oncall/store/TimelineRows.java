package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.domain.TimelineEntry.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Maps entries of timelines to rows and back. No attribute has the name of an index's key. */
final class TimelineRows {
  private TimelineRows() {}

  static Row row(TimelineEntry entry) {
    Optional<Notification> notification = entry.notification();
    return Row.of(OncallKeys.timeline(entry.incident()), OncallKeys.entry(entry))
        .with("incident", entry.incident())
        .with("kind", entry.kind())
        .with("at", entry.at())
        .with("entry", entry.id().orElse(null))
        .with("event", entry.event().orElse(null))
        .with("agentKind", entry.agent().map(Agent::kind).orElse(null))
        .with("agent", entry.agent().map(Agent::id).orElse(null))
        .with("via", entry.via().orElse(null))
        .with("person", entry.user().orElse(null))
        .with("channel", notification.map(Notification::channel).orElse(null))
        .with("outcome", notification.flatMap(Notification::status).orElse(null))
        .with("destination", notification.flatMap(Notification::destination).orElse(null))
        .with("state", entry.state().orElse(null))
        .with("assignees", entry.assignees())
        .with("service", entry.service().orElse(null))
        .with("teams", entry.teams());
  }

  static TimelineEntry entry(Row row) {
    return new TimelineEntry(
        row.get("incident"),
        row.get("kind"),
        Instant.parse(row.get("at")),
        row.find("entry"),
        row.find("event"),
        row.find("agent").map(id -> new Agent(row.get("agentKind"), id)),
        row.find("via"),
        row.find("person"),
        row.find("channel")
            .map(
                channel -> new Notification(channel, row.find("outcome"), row.find("destination"))),
        row.find("state"),
        sorted(row, "assignees"),
        row.find("service"),
        sorted(row, "teams"));
  }

  private static List<String> sorted(Row row, String name) {
    return row.texts(name).stream().sorted().toList();
  }
}
