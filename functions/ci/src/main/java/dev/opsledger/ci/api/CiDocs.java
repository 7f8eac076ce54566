package dev.opsledger.ci.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link CiApi}, for the API's document. */
@ApiDoc(value = CiApi.class, tag = "CI runs")
interface CiDocs {
  @ApiOperation(
      value = "An organization's workflow runs of a day",
      more = "By repository name, then newest first; of today if no date is given.",
      answers = {
        @ApiResponse(status = 200, value = "the runs", as = Run[].class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the date, the cursor or details is malformed",
            ask = "/org/acme-rockets/daily-runs?date=yesterday"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there",
            ask = "/org/nobody/daily-runs")
      })
  void ofOrganization(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @Schema(value = "a day in the server's time zone", format = "date") String date,
      @Schema("from the Link header of the previous page") String cursor,
      @Schema(
              value = "whether to show all fields of a run, not only the first fourteen",
              example = "true",
              values = {"true", "false"})
          String details);

  @ApiOperation(
      value = "A workflow's runs of a day",
      more = "In the same order as the organization's; an unknown workflow has none.",
      answers = {
        @ApiResponse(status = 200, value = "the runs", as = Run[].class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the workflow's id, the date, the cursor or details is malformed",
            ask = "/org/acme-rockets/daily-runs/ci.yml"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there",
            ask = "/org/nobody/daily-runs/1000052")
      })
  void ofWorkflow(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @Schema(value = "GitHub's id", example = "1000052", pattern = "[1-9][0-9]{0,17}")
          String workflowId,
      @Schema(value = "a day in the server's time zone", format = "date") String date,
      @Schema("from the Link header of the previous page") String cursor,
      @Schema(
              value = "whether to show all fields of a run, not only the first fourteen",
              example = "true",
              values = {"true", "false"})
          String details);

  @Schema("A run of a workflow, as of its latest attempt.")
  record Run(
      @Schema(value = "derived from the run's id, so it never changes", pattern = "[0-9a-f]{24}")
          String _id,
      @Schema(nullable = true, example = "22803291") long workflowId,
      @Schema(nullable = true, example = "Pipeline2") String workflowName,
      @Schema(nullable = true, example = ".github/workflows/pipeline2.yml") String workflowPath,
      @Schema(value = "GitHub's id", example = "2055800427") long workflowRunId,
      @Schema(
              value = "queued, in_progress, completed or another status of GitHub's",
              example = "completed")
          String status,
      @Schema(value = "null until it is completed", nullable = true, example = "success")
          String conclusion,
      @Schema(value = "when it was created, in epoch milliseconds", example = "1648516373000")
          long runAt,
      @Schema(example = "475198994") long repoId,
      @Schema(example = "test-repo1") String repoName,
      @Schema(nullable = true, example = "102559014") long ownerId,
      @Schema(example = "allero-test1") String ownerName,
      @Schema(nullable = true, example = "main") String branch,
      @Schema(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA,
      @Schema(value = "what triggered it", optional = true, nullable = true, example = "push")
          String event,
      @Schema(value = "who triggered it", optional = true, nullable = true, example = "mona-lisa")
          String actor,
      @Schema(
              value = "who started the latest attempt",
              optional = true,
              nullable = true,
              example = "mona-lisa")
          String triggeringActor,
      @Schema(optional = true, nullable = true, example = "Tighten the bolts") String title,
      @Schema(value = "among its workflow's runs", optional = true, nullable = true, example = "42")
          long runNumber,
      @Schema(value = "the latest attempt, 1 for the first", optional = true, example = "1")
          long attempt,
      @Schema(
              value = "when the latest attempt started, in epoch milliseconds",
              optional = true,
              nullable = true,
              example = "1648516373000")
          long startedAt,
      @Schema(
              value = "when it was first seen to be completed, in epoch milliseconds",
              optional = true,
              nullable = true,
              example = "1648516553000")
          long endedAt,
      @Schema(
              value = "its page on GitHub",
              optional = true,
              nullable = true,
              example = "https://github.com/allero-test1/test-repo1/actions/runs/2055800427")
          String url,
      @Schema(optional = true, nullable = true, example = "main") String defaultBranch) {}
}
