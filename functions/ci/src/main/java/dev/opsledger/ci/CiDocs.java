package dev.opsledger.ci;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link CiApi}, for the API's document. */
@Documents(value = CiApi.class, tag = "CI runs")
interface CiDocs {
  @Describe(
      value = "An organization's workflow runs of a day",
      more = "By repository name, then newest first; without a date those of today.",
      answers = {
        @Answer(status = 200, value = "the runs", as = Run[].class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the date or the cursor is malformed",
            ask = "/org/acme-rockets/daily-runs?date=yesterday"),
        @Answer(
            status = 404,
            value = "the App is not installed there",
            ask = "/org/nobody/daily-runs")
      })
  void ofOrganization(
      @About(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @About(value = "a day in the server's time zone", format = "date") String date,
      @About("where the answer before ended: take it from its Link header") String cursor);

  @Describe(
      value = "A workflow's runs of a day",
      more = "As those of the organization; a workflow that nobody knows has none.",
      answers = {
        @Answer(status = 200, value = "the runs", as = Run[].class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the workflow's id, the date or the cursor is malformed",
            ask = "/org/acme-rockets/daily-runs/ci.yml"),
        @Answer(
            status = 404,
            value = "the App is not installed there",
            ask = "/org/nobody/daily-runs/1000052")
      })
  void ofWorkflow(
      @About(value = "the organization, in any letter case", example = "acme-rockets") String org,
      @About(value = "GitHub's id", example = "1000052", pattern = "[1-9][0-9]{0,17}")
          String workflowId,
      @About(value = "a day in the server's time zone", format = "date") String date,
      @About("where the answer before ended: take it from its Link header") String cursor);

  @About("A run of a workflow, as of its latest attempt.")
  record Run(
      @About(value = "the same for a run for ever", pattern = "[0-9a-f]{24}") String _id,
      @About(nullable = true, example = "22803291") long workflowId,
      @About(nullable = true, example = "Pipeline2") String workflowName,
      @About(nullable = true, example = ".github/workflows/pipeline2.yml") String workflowPath,
      @About(value = "GitHub's id", example = "2055800427") long workflowRunId,
      @About(
              value = "queued, in_progress, completed or whatever GitHub adds",
              example = "completed")
          String status,
      @About(value = "null until it is completed", nullable = true, example = "success")
          String conclusion,
      @About(value = "when it was created, in epoch milliseconds", example = "1648516373000")
          long runAt,
      @About(example = "475198994") long repoId,
      @About(example = "test-repo1") String repoName,
      @About(nullable = true, example = "102559014") long ownerId,
      @About(example = "allero-test1") String ownerName,
      @About(nullable = true, example = "main") String branch,
      @About(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commitSHA) {}
}
