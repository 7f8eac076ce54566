package dev.opsledger.ci.page;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import dev.opsledger.core.page.PageResponse;

/** {@link CiPagesApi}, for the API's document. */
@ApiDoc(value = CiPagesApi.class, tag = "Pages")
interface CiPagesDocs {
  String POLICY = "Content-Security-Policy";
  String FILE = "Content-Disposition";

  @ApiOperation(
      value = "The organizations with runs",
      more =
          "Figures of all organizations, beside those of the days before. With the parameters of an"
              + " organization's page.",
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
            ask = "/ci?period=ever")
      })
  void organizations();

  @ApiOperation(
      value = "An organization's runs",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`."
              + " `branch` set to default counts only runs on default branches. With `outcome`"
              + " (failed, succeeded, running, cancelled, skipped, neutral, unclear, other,"
              + " completed, rerun, or timed: passed or failed in the first attempt) or `workflows`"
              + " (ids) the page is a list of those runs; `before`, `after` and `owner` continue"
              + " it.",
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
            ask = "/ci/acme-rockets?outcome=bad"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/ci/nobody")
      })
  void organization(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org);

  @ApiOperation(
      value = "A repository's runs",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`. With"
              + " the parameters of an organization's page.",
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
            ask = "/ci/acme-rockets/launchpad?from=2026-13-01"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/ci/nobody/launchpad")
      })
  void repository(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @Schema(value = "the repository", example = "launchpad") String repo);

  @ApiOperation(
      value = "A workflow's runs",
      more =
          "The days are those of `period` (today, 7, 30, 90 or year) or of `from` and `to`. With"
              + " the parameters of an organization's page.",
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
            ask = "/ci/acme-rockets/launchpad/1000052?before=soon"),
        @ApiResponse(
            status = 404,
            value = "there is no such workflow",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/ci/acme-rockets/launchpad/none")
      })
  void workflow(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @Schema(value = "the repository", example = "launchpad") String repo,
      @Schema(value = "GitHub's id", example = "1000052") String workflowId);

  @ApiOperation(
      value = "A run with its attempts and jobs",
      more = "At most 200 jobs, failed ones first.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "the page",
            type = PageResponse.FORMS,
            headers = {POLICY, FILE}),
        @ApiResponse(
            status = 404,
            value = "no such run is stored",
            type = PageResponse.ERRORS,
            headers = POLICY,
            ask = "/runs/1")
      })
  void run(@Schema(value = "GitHub's id", example = "2055800427") String id);
}
