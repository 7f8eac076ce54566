package dev.opsledger.oncall;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link DashboardApi}, for the API's document. */
@Documents(value = DashboardApi.class, tag = "On-call")
interface DashboardDocs {
  @Describe(
      value = "Services",
      answers = {
        @Answer(status = 200, value = "all, by id", as = Services.class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/services?cursor=x")
      })
  void services(@About("where the answer before ended") String cursor);

  @Describe(
      value = "Services with their incidents",
      answers = {
        @Answer(
            status = 200,
            value = "all, or as many as fit",
            as = ServicesWithIncidents.class,
            headers = "Link"),
        @Answer(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/dashboard/services/incidents?limit=0")
      })
  void servicesWithIncidents(
      @About(value = "the most incidents", example = "1", type = "integer", min = 1, max = 1000)
          String limit,
      @About("where the answer before ended") String cursor);

  @Describe(
      value = "Incidents",
      answers = {
        @Answer(
            status = 200,
            value = "those that match, by id",
            as = Incidents.class,
            headers = "Link"),
        @Answer(
            status = 400,
            value = "the search, the limit or the cursor is malformed",
            ask = "/dashboard/incidents?search_by=colour&search_value=red")
      })
  void incidents(
      @About(
              name = "search_by",
              value = "by what to choose",
              values = {"status", "service_id"},
              example = "status")
          String searchBy,
      @About(
              name = "search_value",
              value = "triggered, acknowledged or resolved; or a service id",
              example = "resolved")
          String searchValue,
      @About(value = "the most incidents", example = "1", type = "integer", min = 1, max = 1000)
          String limit,
      @About("where the answer before ended") String cursor);

  @Describe(
      value = "How many incidents each service had",
      more = "Without since the thirty days before until, without until those until now.",
      answers = {
        @Answer(status = 200, value = "the numbers", as = SummaryOfIncidents.class),
        @Answer(
            status = 400,
            value = "a time is malformed, or they are the wrong way round",
            ask = "/dashboard/incidents/summary?since=yesterday")
      })
  void summary(
      @About("a date, or a time with its offset") String since,
      @About("a date, which is meant whole, or a time with its offset") String until);

  @Describe(
      value = "Teams with their services",
      answers = {
        @Answer(status = 200, value = "all, by id", as = Teams.class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/teams/services?cursor=x")
      })
  void teams(@About("where the answer before ended") String cursor);

  @Describe(
      value = "Escalation policies with their teams and services",
      answers = {
        @Answer(status = 200, value = "all, by id", as = Policies.class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/escalation_policies?cursor=x")
      })
  void policies(@About("where the answer before ended") String cursor);

  @About("All services.")
  record Services(
      @About(value = "how many match, on all pages", example = "12") long total,
      @About(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Service[] services,
      @About(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
          String next) {}

  @About("A service.")
  record Service(
      @About(example = "PIJ90N7") String id,
      @About(example = "Checkout") String name,
      @About(example = "active") String status,
      @About(value = "the first of its teams", nullable = true, example = "PQ9K7I8") String team_id,
      @About(example = "PQ9K7I8") String[] team_ids,
      @About(nullable = true, example = "PT20YPA") String escalation_policy_id) {}

  @About("Services with their incidents.")
  record ServicesWithIncidents(
      @About(value = "how many services there are", example = "12") long total,
      @About(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      ServiceWithIncidents[] services,
      @About(value = "the cursor of the rest, where there is one", optional = true) String next) {}

  @About("A service with its incidents.")
  record ServiceWithIncidents(
      @About(example = "PIJ90N7") String id,
      @About(example = "Checkout") String name,
      @About(example = "active") String status,
      @About(value = "the first of its teams", nullable = true, example = "PQ9K7I8") String team_id,
      @About(example = "PQ9K7I8") String[] team_ids,
      @About(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @About(value = "all of them, on all pages", example = "41") long incidents_count,
      Shown[] incidents) {}

  @About("Incidents.")
  record Incidents(
      @About(value = "how many match, on all pages", example = "41") long total,
      @About(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Shown[] incidents,
      @About(value = "the cursor of the rest, where there is one", optional = true) String next) {}

  @About(value = "An incident.", name = "Incident")
  record Shown(
      @About(example = "PT4KHLK") String id,
      @About(nullable = true, example = "1234") long incident_number,
      @About(example = "The checkout answers slowly") String title,
      @About(value = "triggered, acknowledged or resolved", example = "resolved") String status,
      @About(nullable = true, example = "high") String urgency,
      @About(nullable = true, example = "PIJ90N7") String service_id,
      @About(nullable = true, example = "Checkout") String service_name,
      @About(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @About(format = "date-time") String created_at,
      @About(value = "null while it is open", format = "date-time", nullable = true)
          String resolved_at) {}

  @About("Incidents of each service.")
  record SummaryOfIncidents(
      @About(format = "date-time", nullable = true) String as_of,
      @About(format = "date-time") String since,
      @About(format = "date-time") String until,
      @About(value = "null when there was none", nullable = true) Most service_with_most_incidents,
      Tallied[] services) {}

  @About("The service with the most incidents.")
  record Most(
      @About(example = "PIJ90N7") String id,
      @About(example = "Checkout") String name,
      @About(example = "41") long incidents_count) {}

  @About("A service's incidents by status.")
  record Tallied(
      @About(example = "PIJ90N7") String id,
      @About(example = "Checkout") String name,
      @About(example = "41") long incidents_count,
      ByStatus by_status) {}

  @About("How many incidents have each status.")
  record ByStatus(
      @About(example = "1") long triggered,
      @About(example = "0") long acknowledged,
      @About(example = "40") long resolved) {}

  @About("All teams.")
  record Teams(
      @About(example = "4") long total,
      @About(format = "date-time", nullable = true) String as_of,
      Team[] teams,
      @About(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
          String next) {}

  @About("A team with its services.")
  record Team(
      @About(example = "PQ9K7I8") String id,
      @About(example = "Payments") String name,
      @About(example = "3") long services_count,
      Named[] services) {}

  @About("Something with a name.")
  record Named(@About(example = "PIJ90N7") String id, @About(example = "Checkout") String name) {}

  @About("All escalation policies.")
  record Policies(
      @About(example = "3") long total,
      @About(format = "date-time", nullable = true) String as_of,
      Policy[] escalation_policies,
      @About(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
          String next) {}

  @About("An escalation policy, its teams and the services that use it.")
  record Policy(
      @About(example = "PT20YPA") String id,
      @About(example = "Payments on call") String name,
      Named[] teams,
      Named[] services) {}
}
