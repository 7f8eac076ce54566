package dev.opsledger.oncall.api;

import dev.opsledger.core.openapi.Schema;

/** The JSON of the dashboards in the OpenAPI document. */
interface DashboardSchemas {
  @Schema("All services.")
  record Services(
      @Schema(value = "the number on all pages", example = "12") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Service[] services,
      @Schema(
              value = "the cursor of the next page, if the response would exceed 4 MB",
              optional = true)
          String next) {}

  @Schema("A service.")
  record Service(
      @Schema(example = "PIJ90N7") String id,
      @Schema(example = "Checkout") String name,
      @Schema(example = "active") String status,
      @Schema(value = "the first of its teams", nullable = true, example = "PQ9K7I8")
          String team_id,
      @Schema(example = "PQ9K7I8") String[] team_ids,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id) {}

  @Schema("Services with their incidents.")
  record ServicesWithIncidents(
      @Schema(value = "the number of services", example = "12") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      ServiceWithIncidents[] services,
      @Schema(value = "the cursor of the next page, if there is one", optional = true)
          String next) {}

  @Schema("A service with its incidents.")
  record ServiceWithIncidents(
      @Schema(example = "PIJ90N7") String id,
      @Schema(example = "Checkout") String name,
      @Schema(example = "active") String status,
      @Schema(value = "the first of its teams", nullable = true, example = "PQ9K7I8")
          String team_id,
      @Schema(example = "PQ9K7I8") String[] team_ids,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @Schema(value = "the number on all pages", example = "41") long incidents_count,
      Shown[] incidents) {}

  @Schema("Incidents.")
  record Incidents(
      @Schema(value = "the number on all pages", example = "41") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Shown[] incidents,
      @Schema(value = "the cursor of the next page, if there is one", optional = true)
          String next) {}

  @Schema(value = "An incident.", name = "Incident")
  record Shown(
      @Schema(example = "PT4KHLK") String id,
      @Schema(nullable = true, example = "1234") long incident_number,
      @Schema(example = "The checkout is slow") String title,
      @Schema(value = "triggered, acknowledged or resolved", example = "resolved") String status,
      @Schema(nullable = true, example = "high") String urgency,
      @Schema(nullable = true, example = "PIJ90N7") String service_id,
      @Schema(nullable = true, example = "Checkout") String service_name,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @Schema(format = "date-time") String created_at,
      @Schema(value = "null while it is open", format = "date-time", nullable = true)
          String resolved_at) {}

  @Schema("An incident with its timeline.")
  record IncidentWithTimeline(
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      DetailedIncident incident,
      @Schema("in the order of time") Entry[] timeline,
      @Schema(value = "the cursor of the next page, if there is one", optional = true)
          String next) {}

  @Schema("An incident with all that is known of it.")
  record DetailedIncident(
      @Schema(example = "PT4KHLK") String id,
      @Schema(nullable = true, example = "1234") long incident_number,
      @Schema(example = "The checkout is slow") String title,
      @Schema(value = "triggered, acknowledged or resolved", example = "resolved") String status,
      @Schema(nullable = true, example = "high") String urgency,
      @Schema(nullable = true, example = "PIJ90N7") String service_id,
      @Schema(nullable = true, example = "Checkout") String service_name,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @Schema(format = "date-time") String created_at,
      @Schema(value = "null while it is open", format = "date-time", nullable = true)
          String resolved_at,
      @Schema(value = "its page in PagerDuty", nullable = true) String url,
      @Schema(nullable = true) Named priority,
      @Schema(value = "null unless PagerDuty gives one", nullable = true) String resolve_reason,
      @Schema(value = "the id of the incident into which it was merged", nullable = true)
          String merged_into,
      @Schema(value = "when it was last reopened", format = "date-time", nullable = true)
          String reopened_at) {}

  @Schema("An entry of an incident's timeline.")
  record Entry(
      @Schema(
              value = "the log entry's id; null until PagerDuty lists what a webhook announced",
              nullable = true,
              example = "Q02JTSNZWHSEKV")
          String id,
      @Schema(format = "date-time") String at,
      @Schema(
              value = "trigger, notify, acknowledge, escalate, assign, resolve or another word",
              example = "acknowledge")
          String type,
      @Schema(value = "who or what did it", nullable = true) Doer agent,
      @Schema(value = "how it was done", nullable = true, example = "website") String via,
      @Schema(value = "who was notified; null unless ONCALL_PEOPLE is on", nullable = true)
          Someone user,
      @Schema(nullable = true) Notice notification,
      @Schema(value = "a responder's answer", nullable = true) String state,
      @Schema("to whom the incident went; empty unless ONCALL_PEOPLE is on") Someone[] assignees,
      @Schema(example = "1") long assignees_count,
      @Schema(value = "its service at that time", nullable = true) String service_id,
      @Schema("its teams at that time") String[] team_ids) {}

  @Schema("Who or what did something.")
  record Doer(
      @Schema(value = "user, service, integration or another word", example = "user") String type,
      @Schema(value = "null for a person unless ONCALL_PEOPLE is on", nullable = true) String id,
      @Schema(value = "a person's name, if it is known", nullable = true) String name) {}

  @Schema("A person.")
  record Someone(
      @Schema(example = "PT23IWX") String id,
      @Schema(value = "null if it is not known", nullable = true) String name) {}

  @Schema("How somebody was notified.")
  record Notice(
      @Schema(value = "email, phone, sms, push or another word", example = "push") String channel,
      @Schema(nullable = true, example = "success") String status) {}

  @Schema("The number of incidents of each service.")
  record SummaryOfIncidents(
      @Schema(format = "date-time", nullable = true) String as_of,
      @Schema(format = "date-time") String since,
      @Schema(format = "date-time") String until,
      @Schema(value = "null if no service had an incident", nullable = true)
          Most service_with_most_incidents,
      Tallied[] services) {}

  @Schema("The service with the most incidents.")
  record Most(
      @Schema(example = "PIJ90N7") String id,
      @Schema(example = "Checkout") String name,
      @Schema(example = "41") long incidents_count) {}

  @Schema("A service's incidents by status.")
  record Tallied(
      @Schema(example = "PIJ90N7") String id,
      @Schema(example = "Checkout") String name,
      @Schema(example = "41") long incidents_count,
      ByStatus by_status) {}

  @Schema("The number of incidents with each status.")
  record ByStatus(
      @Schema(example = "1") long triggered,
      @Schema(example = "0") long acknowledged,
      @Schema(example = "40") long resolved) {}

  @Schema("All teams.")
  record Teams(
      @Schema(example = "4") long total,
      @Schema(format = "date-time", nullable = true) String as_of,
      Team[] teams,
      @Schema(
              value = "the cursor of the next page, if the response would exceed 4 MB",
              optional = true)
          String next) {}

  @Schema("A team with its services.")
  record Team(
      @Schema(example = "PQ9K7I8") String id,
      @Schema(example = "Payments") String name,
      @Schema(example = "3") long services_count,
      Named[] services) {}

  @Schema("An id and a name.")
  record Named(@Schema(example = "PIJ90N7") String id, @Schema(example = "Checkout") String name) {}

  @Schema("All escalation policies.")
  record Policies(
      @Schema(example = "3") long total,
      @Schema(format = "date-time", nullable = true) String as_of,
      Policy[] escalation_policies,
      @Schema(
              value = "the cursor of the next page, if the response would exceed 4 MB",
              optional = true)
          String next) {}

  @Schema("An escalation policy, its teams and the services that use it.")
  record Policy(
      @Schema(example = "PT20YPA") String id,
      @Schema(example = "Payments on call") String name,
      Named[] teams,
      Named[] services) {}
}
