package dev.opsledger.oncall.api.load;

import dev.opsledger.core.csv.Csv;
import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** The documentation of {@link LoadApi} in the OpenAPI document. */
@ApiDoc(value = LoadApi.class, tag = "On-call")
interface LoadDocs {
  @ApiOperation(
      value = "Load of on-call",
      more =
          """
          Who was interrupted when, how fast the answer was, and what came of it, in a period of \
          whole days and in the one before. An incident counts on the day it was created. Time to \
          acknowledge runs from the trigger to the first acknowledgement, time to resolve to the \
          last resolution. An interruption is a push message, SMS or phone call with all that \
          follow it within 60 seconds; business hours are 8 to 18 on Mondays to Fridays, sleep \
          hours 22 to 8 on every day, in the responder's time zone. Each figure says from how many \
          rows it was made, and how many could not be used. Percentiles are within 5 percent.\
          """,
      answers = {
        @ApiResponse(
            status = 200,
            value = "the load, ordered by id",
            as = LoadSchemas.Load.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "a date or the cursor is invalid, or the period is longer than 400 days",
            ask = "/dashboard/oncall/load?since=yesterday"),
        @ApiResponse(
            status = 404,
            value = "load by user, where people may not be named",
            state = "ONCALL_PEOPLE is off")
      })
  void dashboard(
      @Schema(value = "the first day; by default 29 days before the last", format = "date")
          String since,
      @Schema(value = "the last day; by default today", format = "date") String until,
      @Schema(
              value = "by what it is added up; service by default",
              values = {"service", "team", "policy", "urgency", "user"},
              example = "service")
          String by,
      @Schema("the `next` value of the previous page") String cursor);

  @ApiOperation(
      value = "Load of on-call, as CSV",
      more = "A row for each item of the dashboard, with a column for each of its numbers.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "oncall_load_by_service_report.csv, or by what it is added up",
            type = Csv.TYPE,
            headers = {"Content-Disposition", "Link"}),
        @ApiResponse(
            status = 400,
            value = "a date or the cursor is invalid, or the period is longer than 400 days",
            ask = "/reports/oncall/load?by=colour"),
        @ApiResponse(
            status = 404,
            value = "load by user, where people may not be named",
            state = "ONCALL_PEOPLE is off")
      })
  void report(
      @Schema(value = "the first day; by default 29 days before the last", format = "date")
          String since,
      @Schema(value = "the last day; by default today", format = "date") String until,
      @Schema(
              value = "by what it is added up; service by default",
              values = {"service", "team", "policy", "urgency", "user"},
              example = "urgency")
          String by,
      @Schema("the cursor in the Link header of the previous page") String cursor);
}
