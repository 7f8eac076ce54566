package dev.opsledger.local.simulator.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.util.List;

/** Renders PagerDuty's JSON. */
final class PagerDutyJson {
  private static final String API = "https://api.pagerduty.com/";
  private static final String PAGES = "https://acme.pagerduty.com/";

  private final PagerDutyWorld world;

  PagerDutyJson(PagerDutyWorld world) {
    this.world = world;
  }

  ObjectNode team(Team team) {
    return thing("team", "teams", team.id(), team.name())
        .put("name", team.name())
        .put("description", "");
  }

  ObjectNode policy(Policy policy) {
    var json =
        thing("escalation_policy", "escalation_policies", policy.id(), policy.name())
            .put("name", policy.name())
            .put("num_loops", 0)
            .put("on_call_handoff_notifications", "if_has_services");
    var rule =
        SimulatorJson.object().put("id", policy.id() + "R").put("escalation_delay_in_minutes", 30);
    var target = thing("schedule_reference", "schedules", policy.id() + "S", "Primary");
    rule.set("targets", SimulatorJson.array(List.of(target), it -> it));
    json.set("escalation_rules", SimulatorJson.array(List.of(rule), it -> it));
    var using = world.services().stream().filter(it -> it.policy().equals(policy.id())).toList();
    json.set("services", SimulatorJson.array(using, it -> serviceReference(it.id())));
    json.set("teams", SimulatorJson.array(policy.teams(), this::teamReference));
    return json;
  }

  ObjectNode service(Service service) {
    var json =
        thing("service", "service-directory", service.id(), service.name())
            .put("name", service.name())
            .put("status", service.status())
            .put("created_at", "2020-01-06T11:12:51-05:00")
            .put("alert_creation", "create_alerts_and_incidents");
    json.set("escalation_policy", policyReference(service.policy()));
    json.set("teams", SimulatorJson.array(service.teams(), this::teamReference));
    return json;
  }

  ObjectNode incident(Incident incident) {
    var json =
        common(incident)
            .put("incident_number", incident.number())
            .put("updated_at", incident.changedAt().toString())
            .put("last_status_change_at", incident.changedAt().toString())
            .put("assigned_via", "escalation_policy");
    if (incident.status().equals("resolved")) {
      json.put("resolved_at", incident.changedAt().toString());
    }
    json.putArray("assignments");
    json.putArray("pending_actions");
    // PagerDuty forgets them as soon as the incident is acknowledged no more.
    var acknowledgements = json.putArray("acknowledgements");
    if (incident.status().equals("acknowledged")) {
      world
          .log()
          .find(incident.id(), "acknowledge", incident.changedAt())
          .flatMap(LogEntry::agent)
          .ifPresent(id -> acknowledgements.add(acknowledgement(id, incident)));
    }
    return json;
  }

  private ObjectNode acknowledgement(String user, Incident incident) {
    var json = SimulatorJson.object().put("at", incident.changedAt().toString());
    var name = world.user(user).map(PagerDutyWorld.User::name).orElse(user);
    json.set("acknowledger", thing("user_reference", "users", user, name));
    return json;
  }

  ObjectNode incidentReference(String id) {
    return thing("incident_reference", "incidents", id, id);
  }

  /** An incident in the form of a webhook event's {@code data}, which differs from the API's. */
  ObjectNode announced(Incident incident) {
    var json = common(incident).put("number", incident.number());
    json.putArray("assignees");
    return json;
  }

  private ObjectNode common(Incident incident) {
    var json =
        thing("incident", "incidents", incident.id(), incident.title())
            .put("title", incident.title())
            .put("status", incident.status())
            .put("urgency", incident.urgency())
            .put("incident_key", "key-" + incident.id())
            .put("created_at", incident.createdAt().toString());
    world
        .priority(incident.id())
        .ifPresentOrElse(
            name ->
                json.set("priority", thing("priority_reference", "priorities", "P" + name, name)),
            () -> json.putNull("priority"));
    world
        .mergedInto(incident.id())
        .filter(_ -> incident.status().equals("resolved"))
        .ifPresentOrElse(
            into ->
                json.putObject("resolve_reason")
                    .put("type", "merge_resolve_reason")
                    .set("incident", incidentReference(into)),
            () -> json.putNull("resolve_reason"));
    json.set("service", serviceReference(incident.service()));
    var service = world.service(incident.service());
    json.set("escalation_policy", policyReference(service.map(Service::policy).orElse("PGONE")));
    json.set(
        "teams",
        SimulatorJson.array(service.map(Service::teams).orElse(List.of()), this::teamReference));
    return json;
  }

  ObjectNode teamReference(String id) {
    return thing("team_reference", "teams", id, world.team(id).map(Team::name).orElse(id));
  }

  ObjectNode policyReference(String id) {
    var name = world.policy(id).map(Policy::name).orElse(id);
    return thing("escalation_policy_reference", "escalation_policies", id, name);
  }

  ObjectNode serviceReference(String id) {
    var name = world.service(id).map(Service::name).orElse(id);
    return thing("service_reference", "services", id, name);
  }

  static ObjectNode thing(String type, String path, String id, String summary) {
    return SimulatorJson.object()
        .put("id", id)
        .put("type", type)
        .put("summary", summary)
        .put("self", API + path + "/" + id)
        .put("html_url", PAGES + path + "/" + id);
  }
}
