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
            as = DashboardSchemas.Services.class,
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
            as = DashboardSchemas.ServicesWithIncidents.class,
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
            as = DashboardSchemas.Incidents.class,
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
            as = DashboardSchemas.SummaryOfIncidents.class),
        @ApiResponse(
            status = 400,
            value = "a time is invalid, or since is after until",
            ask = "/dashboard/incidents/summary?since=yesterday")
      })
  void summary(
      @Schema("a date, or a time with an offset") String since,
      @Schema("a date (the whole day counts), or a time with an offset") String until);

  @ApiOperation(
      value = "An incident with its timeline",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the incident, and its timeline or a page of it",
            as = DashboardSchemas.IncidentWithTimeline.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is invalid",
            ask = "/dashboard/incidents/PT4KHLK?limit=0"),
        @ApiResponse(status = 404, value = "no such incident", ask = "/dashboard/incidents/nothing")
      })
  void incident(
      @Schema(value = "the incident's id", example = "PT4KHLK") String id,
      @Schema(
              value = "the maximum number of entries",
              example = "1",
              type = "integer",
              min = 1,
              max = 1000)
          String limit,
      @Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Teams with their services",
      answers = {
        @ApiResponse(
            status = 200,
            value = "all, ordered by id",
            as = DashboardSchemas.Teams.class,
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
            as = DashboardSchemas.Policies.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/dashboard/escalation_policies?cursor=x")
      })
  void policies(@Schema("the `next` value of the previous page") String cursor);
}
