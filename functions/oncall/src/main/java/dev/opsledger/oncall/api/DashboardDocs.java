package dev.opsledger.oncall.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** The documentation of {@link DashboardApi} in the OpenAPI document. */
@ApiDoc(value = DashboardApi.class, tag = "On-call")
interface DashboardDocs {
  @ApiOperation(
      value = "Services",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, ordered by id",
            as = Services.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/dashboard/services?cursor=x")
      })
  void services(@Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Services with their incidents",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, or a page of them, ordered by id",
            as = ServicesWithIncidents.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is invalid",
            ask = "/dashboard/services/incidents?limit=0")
      })
  void servicesWithIncidents(
      @Schema(
              value = "the maximum number of incidents",
              example = "1",
              type = "integer",
              min = 1,
              max = 1000)
          String limit,
      @Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Incidents",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the incidents that match, ordered by id",
            as = Incidents.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the search, the limit or the cursor is invalid",
            ask = "/dashboard/incidents?search_by=colour&search_value=red")
      })
  void incidents(
      @Schema(
              name = "search_by",
              value = "what to filter by; all incidents without it",
              values = {"status", "service_id"},
              example = "status")
          String searchBy,
      @Schema(
              name = "search_value",
              value = "triggered, acknowledged or resolved; or a service's id",
              example = "resolved")
          String searchValue,
      @Schema(
              value = "the maximum number of incidents",
              example = "1",
              type = "integer",
              min = 1,
              max = 1000)
          String limit,
      @Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Number of incidents of each service",
      more = "The default of until is now, and that of since thirty days before until.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the numbers of incidents",
            as = SummaryOfIncidents.class),
        @ApiResponse(
            status = 400,
            value = "a time is invalid, or since is after until",
            ask = "/dashboard/incidents/summary?since=yesterday")
      })
  void summary(
      @Schema("a date, or a time with an offset") String since,
      @Schema("a date (the whole day counts), or a time with an offset") String until);

  @ApiOperation(
      value = "Teams with their services",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, ordered by id",
            as = Teams.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/dashboard/teams/services?cursor=x")
      })
  void teams(@Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Escalation policies with their teams and services",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, ordered by id",
            as = Policies.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/dashboard/escalation_policies?cursor=x")
      })
  void policies(@Schema("the `next` value of the previous page") String cursor);

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
