package dev.opsledger.oncall.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link DashboardApi}, for the API's document. */
@ApiDoc(value = DashboardApi.class, tag = "On-call")
interface DashboardDocs {
  @ApiOperation(
      value = "Services",
      answers = {
        @ApiResponse(status = 200, value = "all, by id", as = Services.class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/services?cursor=x")
      })
  void services(@Schema("where the answer before ended") String cursor);

  @ApiOperation(
      value = "Services with their incidents",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, or as many as fit",
            as = ServicesWithIncidents.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/dashboard/services/incidents?limit=0")
      })
  void servicesWithIncidents(
      @Schema(value = "the most incidents", example = "1", type = "integer", min = 1, max = 1000)
          String limit,
      @Schema("where the answer before ended") String cursor);

  @ApiOperation(
      value = "Incidents",
      answers = {
        @ApiResponse(
            status = 200,
            value = "those that match, by id",
            as = Incidents.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the search, the limit or the cursor is malformed",
            ask = "/dashboard/incidents?search_by=colour&search_value=red")
      })
  void incidents(
      @Schema(
              name = "search_by",
              value = "by what to choose",
              values = {"status", "service_id"},
              example = "status")
          String searchBy,
      @Schema(
              name = "search_value",
              value = "triggered, acknowledged or resolved; or a service id",
              example = "resolved")
          String searchValue,
      @Schema(value = "the most incidents", example = "1", type = "integer", min = 1, max = 1000)
          String limit,
      @Schema("where the answer before ended") String cursor);

  @ApiOperation(
      value = "How many incidents each service had",
      more = "Without since the thirty days before until, without until those until now.",
      answers = {
        @ApiResponse(status = 200, value = "the numbers", as = SummaryOfIncidents.class),
        @ApiResponse(
            status = 400,
            value = "a time is malformed, or they are the wrong way round",
            ask = "/dashboard/incidents/summary?since=yesterday")
      })
  void summary(
      @Schema("a date, or a time with its offset") String since,
      @Schema("a date, which is meant whole, or a time with its offset") String until);

  @ApiOperation(
      value = "Teams with their services",
      answers = {
        @ApiResponse(status = 200, value = "all, by id", as = Teams.class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/teams/services?cursor=x")
      })
  void teams(@Schema("where the answer before ended") String cursor);

  @ApiOperation(
      value = "Escalation policies with their teams and services",
      answers = {
        @ApiResponse(status = 200, value = "all, by id", as = Policies.class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is malformed",
            ask = "/dashboard/escalation_policies?cursor=x")
      })
  void policies(@Schema("where the answer before ended") String cursor);

  @Schema("All services.")
  record Services(
      @Schema(value = "how many match, on all pages", example = "12") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Service[] services,
      @Schema(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
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
      @Schema(value = "how many services there are", example = "12") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      ServiceWithIncidents[] services,
      @Schema(value = "the cursor of the rest, where there is one", optional = true) String next) {}

  @Schema("A service with its incidents.")
  record ServiceWithIncidents(
      @Schema(example = "PIJ90N7") String id,
      @Schema(example = "Checkout") String name,
      @Schema(example = "active") String status,
      @Schema(value = "the first of its teams", nullable = true, example = "PQ9K7I8")
          String team_id,
      @Schema(example = "PQ9K7I8") String[] team_ids,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @Schema(value = "all of them, on all pages", example = "41") long incidents_count,
      Shown[] incidents) {}

  @Schema("Incidents.")
  record Incidents(
      @Schema(value = "how many match, on all pages", example = "41") long total,
      @Schema(
              value = "the end of the last complete sync, null before the first",
              format = "date-time",
              nullable = true)
          String as_of,
      Shown[] incidents,
      @Schema(value = "the cursor of the rest, where there is one", optional = true) String next) {}

  @Schema(value = "An incident.", name = "Incident")
  record Shown(
      @Schema(example = "PT4KHLK") String id,
      @Schema(nullable = true, example = "1234") long incident_number,
      @Schema(example = "The checkout answers slowly") String title,
      @Schema(value = "triggered, acknowledged or resolved", example = "resolved") String status,
      @Schema(nullable = true, example = "high") String urgency,
      @Schema(nullable = true, example = "PIJ90N7") String service_id,
      @Schema(nullable = true, example = "Checkout") String service_name,
      @Schema(nullable = true, example = "PT20YPA") String escalation_policy_id,
      @Schema(format = "date-time") String created_at,
      @Schema(value = "null while it is open", format = "date-time", nullable = true)
          String resolved_at) {}

  @Schema("Incidents of each service.")
  record SummaryOfIncidents(
      @Schema(format = "date-time", nullable = true) String as_of,
      @Schema(format = "date-time") String since,
      @Schema(format = "date-time") String until,
      @Schema(value = "null when there was none", nullable = true) Most service_with_most_incidents,
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

  @Schema("How many incidents have each status.")
  record ByStatus(
      @Schema(example = "1") long triggered,
      @Schema(example = "0") long acknowledged,
      @Schema(example = "40") long resolved) {}

  @Schema("All teams.")
  record Teams(
      @Schema(example = "4") long total,
      @Schema(format = "date-time", nullable = true) String as_of,
      Team[] teams,
      @Schema(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
          String next) {}

  @Schema("A team with its services.")
  record Team(
      @Schema(example = "PQ9K7I8") String id,
      @Schema(example = "Payments") String name,
      @Schema(example = "3") long services_count,
      Named[] services) {}

  @Schema("Something with a name.")
  record Named(@Schema(example = "PIJ90N7") String id, @Schema(example = "Checkout") String name) {}

  @Schema("All escalation policies.")
  record Policies(
      @Schema(example = "3") long total,
      @Schema(format = "date-time", nullable = true) String as_of,
      Policy[] escalation_policies,
      @Schema(value = "the cursor of the rest, where the answer passes 4 MB", optional = true)
          String next) {}

  @Schema("An escalation policy, its teams and the services that use it.")
  record Policy(
      @Schema(example = "PT20YPA") String id,
      @Schema(example = "Payments on call") String name,
      Named[] teams,
      Named[] services) {}
}
