package dev.opsledger.oncall.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** {@link OncallPagesApi}, for the API's document. */
@ApiDoc(value = OncallPagesApi.class, tag = "Pages")
interface OncallPagesDocs {
  String POLICY = "Content-Security-Policy";
  String FILE = "Content-Disposition";

  @ApiOperation(
      value = "Incidents and services",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`."
              + " With `status` (all, open, triggered, acknowledged or resolved), `urgency` (high,"
              + " low or other), `interrupted` (any, business, sleep, off, unknown or an hour of"
              + " the week) or `response` (acknowledged, unacknowledged, resolved or escalated) the"
              + " page is a list of those incidents; `before` and `after` continue it. `services`"
              + " set to all lists the services; `by` (services or people) ranks them by the load of"
              + " at most 400 days.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, FILE}),
        @ApiResponse(
            status = 400,
            value = "a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/oncall?status=lost")
      })
  void all();

  @ApiOperation(
      value = "A service's incidents",
      more = "With the parameters of the page of all.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, FILE}),
        @ApiResponse(
            status = 400,
            value = "a parameter is malformed",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/oncall/services/PSVC001?status=lost"),
        @ApiResponse(
            status = 404,
            value = "there is no such service",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/oncall/services/none")
      })
  void service(@Schema(value = "PagerDuty's id", example = "PSVC001") String id);

  @ApiOperation(
      value = "An incident with its timeline",
      more = "`after` continues the timeline.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, FILE}),
        @ApiResponse(
            status = 404,
            value = "no such incident is stored",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/incidents/none")
      })
  void incident(@Schema(value = "PagerDuty's id", example = "PT4KHLK") String id);
}
