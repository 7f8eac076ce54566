package dev.opsledger.ci.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link RunApi}, for the API's document. */
@ApiDoc(value = RunApi.class, tag = "CI runs")
interface RunDocs {
  @ApiOperation(
      value = "A run with its attempts and jobs",
      more =
          "Earlier attempts stay when a run is re-run. Jobs are those that GitHub's events told of;"
              + " where they do not fit into one response, the Link header leads to the others.",
      answers = {
        @ApiResponse(status = 200, value = "the run", as = Whole.class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the run's id or the cursor is malformed",
            ask = "/org/acme-rockets/runs/latest"),
        @ApiResponse(
            status = 404,
            value = "the App is not installed there, or no such run of it is stored",
            ask = "/org/acme-rockets/runs/1")
      })
  void one(
      @Schema(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @Schema(value = "GitHub's id", example = "2055800427", pattern = "[1-9][0-9]{0,17}")
          String runId,
      @Schema("from the Link header of the previous page") String cursor);

  @Schema("A run with its attempts and jobs.")
  record Whole(
      @Schema(value = "derived from the run's id, so it never changes", pattern = "[0-9a-f]{24}")
          String _id,
      @Schema(nullable = true) long workflowId,
      @Schema(nullable = true) String workflowName,
      @Schema(nullable = true) String workflowPath,
      @Schema("GitHub's id") long workflowRunId,
      @Schema("of the latest attempt") String status,
      @Schema(value = "of the latest attempt", nullable = true) String conclusion,
      @Schema("when it was created, in epoch milliseconds") long runAt,
      long repoId,
      String repoName,
      @Schema(nullable = true) long ownerId,
      String ownerName,
      @Schema(nullable = true) String branch,
      @Schema(nullable = true) String commitSHA,
      @Schema(value = "what triggered it", nullable = true) String event,
      @Schema(value = "who triggered it", nullable = true) String actor,
      @Schema(value = "who started the latest attempt", nullable = true) String triggeringActor,
      @Schema(nullable = true) String title,
      @Schema(value = "among its workflow's runs", nullable = true) long runNumber,
      @Schema("the latest attempt, 1 for the first") long attempt,
      @Schema(value = "when the latest attempt started", nullable = true) long startedAt,
      @Schema(value = "when it was first seen to be completed", nullable = true) long endedAt,
      @Schema(value = "its page on GitHub", nullable = true) String url,
      @Schema(nullable = true) String defaultBranch,
      @Schema("those that were seen, in their order") AttemptOfRun[] attempts,
      @Schema("those that events told of, by attempt") RunJob[] jobs) {}

  @Schema("An attempt of a run.")
  record AttemptOfRun(
      @Schema("1 for the first") long attempt,
      String status,
      @Schema(value = "null until it is completed", nullable = true) String conclusion,
      @Schema(value = "who started it", nullable = true) String triggeringActor,
      @Schema(value = "in epoch milliseconds", nullable = true) long startedAt,
      @Schema(value = "when it was first seen to be completed", nullable = true) long endedAt) {}

  @Schema("A job of an attempt.")
  record RunJob(
      @Schema("GitHub's id; a re-run's job has another") long jobId,
      long attempt,
      String name,
      @Schema("of the runners it may run on") String[] labels,
      @Schema(nullable = true) String runnerName,
      @Schema(nullable = true) String runnerGroup,
      @Schema("queued, waiting, in_progress, completed or another status of GitHub's")
          String status,
      @Schema(value = "null until it is completed", nullable = true) String conclusion,
      @Schema(value = "in epoch milliseconds", nullable = true) long queuedAt,
      @Schema(value = "null while it is not known to have started", nullable = true) long startedAt,
      @Schema(nullable = true) long completedAt,
      @Schema(
              value = "how long it waited for a runner, in milliseconds; null if that is not known",
              nullable = true)
          long queuedMs,
      @Schema("whether it was seen waiting for an approval, which counts into queuedMs")
          boolean waitedForApproval) {}
}
