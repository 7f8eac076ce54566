package dev.opsledger.oncall.api;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** The documentation of {@link ReportApi} in the OpenAPI document. */
@ApiDoc(value = ReportApi.class, tag = "On-call reports")
interface ReportDocs {
  /** RFC 4180; a report always has a header row, even if it has no other rows. */
  String CSV = Csv.TYPE;

  @ApiOperation(
      value = "Services, as CSV",
      more = "Columns: service_id, service, incidents_count.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "services_report.csv",
            type = CSV,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/reports/services?cursor=x")
      })
  void services(@Schema("the cursor in the Link header of the previous page") String cursor);

  @ApiOperation(
      value = "Services with their incidents, as CSV",
      more = "Columns: service_id, service, incident_id, incident, status.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "services_with_incidents_report.csv",
            type = CSV,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is invalid",
            ask = "/reports/services/incidents?limit=0")
      })
  void servicesWithIncidents(
      @Schema(
              value = "the maximum number of incidents",
              example = "1",
              type = "integer",
              min = 1,
              max = 1000)
          String limit,
      @Schema("the cursor in the Link header of the previous page") String cursor);

  @ApiOperation(
      value = "Incidents, as CSV",
      more = "Columns: id, title, status, service_id.",
      answers = {
        @ApiResponse(
            status = 200,
            value =
                "incidents_report.csv, incidents_by_status_report.csv or"
                    + " incidents_by_service_id_report.csv",
            type = CSV,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "the search, the limit or the cursor is invalid",
            ask = "/reports/incidents?search_by=colour&search_value=red")
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
      @Schema("the cursor in the Link header of the previous page") String cursor);

  @ApiOperation(
      value = "Teams with their services, as CSV",
      more = "Columns: team_id, team, service_id, service.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "teams_with_services_report.csv",
            type = CSV,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/reports/teams/services?cursor=x")
      })
  void teams(@Schema("the cursor in the Link header of the previous page") String cursor);

  @ApiOperation(
      value = "Escalation policies with their services and teams, as CSV",
      more =
          "Columns: escalation_policy_id, escalation_policy, service_id, service, team_id, team.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "escalation_policies_report.csv",
            type = CSV,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "the cursor is invalid",
            ask = "/reports/escalation_policies?cursor=x")
      })
  void policies(@Schema("the cursor in the Link header of the previous page") String cursor);
}
