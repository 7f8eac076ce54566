package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.pagerduty.LogEntry.Notice;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Duty;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;

/** Renders log entries, users and duties. */
final class ResponseJson {
  private final PagerDutyWorld world;
  private final PagerDutyJson json;

  ResponseJson(PagerDutyWorld world, PagerDutyJson json) {
    this.world = world;
    this.json = json;
  }

  /** A log entry; its channel is whole only where the request includes channels. */
  ObjectNode entry(LogEntry entry, boolean channels) {
    String type = entry.type() + "_log_entry";
    var node = PagerDutyJson.thing(type, "log_entries", entry.id(), summary(entry));
    node.put("created_at", entry.at().toString());
    if (!entry.type().equals("notify")) {
      node.set("agent", agent(entry));
    }
    var channel = node.putObject("channel").put("type", entry.channel());
    entry.notice().filter(_ -> channels).ifPresent(n -> channel.set("notification", notice(n)));
    node.set("service", json.serviceReference(entry.service()));
    node.set("incident", json.incidentReference(entry.incident()));
    var teams = world.service(entry.service()).map(Service::teams).orElse(List.of());
    node.set("teams", SimulatorJson.array(teams, json::teamReference));
    node.putArray("contexts");
    entry.user().ifPresent(id -> node.set("user", userReference(id)));
    if (!entry.assignees().isEmpty()) {
      node.set("assignees", SimulatorJson.array(entry.assignees(), this::userReference));
    }
    return node;
  }

  /** The text that PagerDuty's pages show, with the names of people. */
  private String summary(LogEntry entry) {
    String who = entry.agent().or(entry::user).map(this::name).orElse("the service");
    return entry.type() + " by " + who;
  }

  private static ObjectNode notice(Notice notice) {
    return SimulatorJson.object()
        .put("type", notice.type())
        .put("address", notice.address())
        .put("status", "success");
  }

  /** Who did it: a user, or the incident's service. */
  ObjectNode agent(LogEntry entry) {
    return entry.agent().isPresent()
        ? userReference(entry.agent().get())
        : json.serviceReference(entry.service());
  }

  ObjectNode userReference(String id) {
    return PagerDutyJson.thing("user_reference", "users", id, name(id));
  }

  private String name(String id) {
    return world.user(id).map(User::name).orElse(id);
  }

  ObjectNode user(User user) {
    var node =
        PagerDutyJson.thing("user", "users", user.id(), user.name())
            .put("name", user.name())
            .put("email", user.email())
            .put("time_zone", user.zone())
            .put("color", "green")
            .put("role", "limited_user")
            .put("invitation_sent", false);
    node.putArray("contact_methods");
    node.putArray("notification_rules");
    node.putArray("teams");
    return node;
  }

  ObjectNode duty(Duty duty) {
    var node = SimulatorJson.object();
    node.set("user", userReference(duty.user()));
    node.set("escalation_policy", json.policyReference(duty.policy()));
    node.put("escalation_level", duty.level());
    duty.schedule()
        .ifPresentOrElse(
            id ->
                node.set(
                    "schedule", PagerDutyJson.thing("schedule_reference", "schedules", id, id)),
            () -> node.putNull("schedule"));
    node.put("start", duty.start().map(Object::toString).orElse(null));
    node.put("end", duty.end().map(Object::toString).orElse(null));
    return node;
  }
}
