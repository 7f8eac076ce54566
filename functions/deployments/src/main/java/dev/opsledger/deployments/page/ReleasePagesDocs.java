package dev.opsledger.deployments.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** {@link ReleasePagesApi}, for the API's document. */
@ApiDoc(value = ReleasePagesApi.class, tag = "Pages", errors = NamedError.class)
interface ReleasePagesDocs {
  String POLICY = "Content-Security-Policy";
  String FILE = "Content-Disposition";

  @ApiOperation(
      value = "What is live, under way, and failed",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`. `state`"
              + " is ongoing, done, failed or cancelled; `place` continues a list; `deployment`"
              + " shows one deployment.",
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
            ask = "/releases?state=lost"),
        @ApiResponse(
            status = 404,
            value = "there is no such deployment",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/releases?deployment=987654321")
      })
  void all();

  @ApiOperation(
      value = "A project's deployments",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`. `state`"
              + " and `place` as on the page of all.",
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
            ask = "/releases/1?place=last"),
        @ApiResponse(
            status = 404,
            value = "there is no such project",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/releases/987654321")
      })
  void project(@Schema(value = "a positive whole number", example = "1") String projectId);
}
