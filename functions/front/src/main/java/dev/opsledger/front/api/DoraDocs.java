package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link DoraApi}, for the API's document. */
@ApiDoc(value = DoraApi.class, tag = "DORA figures")
interface DoraDocs {
  @ApiOperation(
      value = "The four figures of DORA of a project",
      more =
          "Deployments that are done count. A commit's lead time begins with the creation of its"
              + " first workflow run and ends with its first deployment of the period. An incident"
              + " of the project's services (DORA_SERVICES) counts against the latest deployment"
              + " before it when it began within DORA_FAILURE_WINDOW_MINUTES after that, unless"
              + " somebody said that no deployment caused it. Medians are of the rows shown."
              + " Without since the thirty days before until, without until those until now; at"
              + " most 366 days and 5,000 rows of a kind.",
      answers = {
        @ApiResponse(status = 200, value = "the figures, with their rows", as = DoraFigures.class),
        @ApiResponse(
            status = 400,
            value = "the project or a time is malformed, or the period is empty or too long",
            ask = "/metrics/dora?project=1&since=yesterday"),
        @ApiResponse(
            status = 404,
            value = "there is no such project",
            ask = "/metrics/dora?project=999999")
      })
  void figures(
      @Schema(value = "a project's id, which is needed", example = "1", type = "integer", min = 1)
          String project,
      @Schema("a date, or a time with its offset") String since,
      @Schema("a date, which is meant whole, or a time with its offset") String until);

  @ApiOperation(
      value = "Say whether a deployment may have caused an incident",
      more = "As long as nobody says that none did, one may have.",
      body = Judgement.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "noted",
            as = Judged.class,
            body = "{\"caused_by_deployment\":false}"),
        @ApiResponse(status = 400, value = "the body says nothing of it", body = "{}"),
        @ApiResponse(
            status = 404,
            value = "there is no such incident",
            ask = "/metrics/dora/incidents/none",
            body = "{\"caused_by_deployment\":false}")
      })
  void judge(@Schema(value = "an incident's id", example = "PT4KHLK") String id);

  @Schema("Whether a deployment may have caused an incident.")
  record Judgement(boolean caused_by_deployment) {}

  @Schema("What was noted of an incident.")
  record Judged(@Schema(example = "PT4KHLK") String incident_id, boolean caused_by_deployment) {}

  @Schema(
      "The four figures of a period. Each says how sure it is: all, some or none of what it needs is known.")
  record DoraFigures(
      @Schema(example = "1") long project_id,
      @Schema(format = "date-time") String since,
      @Schema(value = "never beyond now", format = "date-time") String until,
      @Schema(value = "ids of the services that belong to the project", example = "PSVC002")
          String[] services,
      @Schema(example = "60") long failure_window_minutes,
      DeploymentFrequency deployment_frequency,
      LeadTime lead_time,
      ChangeFailureRate change_failure_rate,
      TimeToRestore time_to_restore) {}

  @Schema("How often the project is deployed.")
  record DeploymentFrequency(
      @Schema(example = "1.5") double per_day,
      @Schema(example = "45") long deployments,
      @Schema(value = "the period's length in days of 24 hours", example = "30") double days,
      @Schema(values = {"all", "some"}) String sure,
      @Schema(value = "why no surer", nullable = true) String why,
      DeployedRow[] rows) {}

  @Schema("A deployment that is done.")
  record DeployedRow(
      @Schema(example = "1") long deployment_id,
      @Schema(format = "date-time") String ended_at,
      @Schema(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit_sha) {}

  @Schema("How long a commit takes to its users.")
  record LeadTime(
      @Schema(nullable = true, example = "5400") double median_seconds,
      @Schema(value = "commits whose first run is known", example = "12") long known,
      @Schema(value = "commits that were deployed", example = "14") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why no surer", nullable = true) String why,
      LeadTimeRow[] rows) {}

  @Schema("A commit on its way.")
  record LeadTimeRow(
      @Schema(example = "1") long deployment_id,
      @Schema(example = "593ddcf11650629feb02bdb217966882cff9d916") String commit_sha,
      @Schema(value = "its first workflow run", example = "2055800427") long run_id,
      @Schema(value = "that run's creation", format = "date-time") String first_seen_at,
      @Schema(example = "5400") long seconds) {}

  @Schema("How many deployments had an incident.")
  record ChangeFailureRate(
      @Schema(nullable = true, example = "0.25") double rate,
      @Schema(value = "deployments against which an incident counts", example = "1") long failed,
      @Schema(value = "deployments", example = "4") long of,
      @Schema(value = "those whose window is over", example = "4") long settled,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why no surer", nullable = true) String why,
      FailureRow[] rows) {}

  @Schema("An incident that counts against a deployment.")
  record FailureRow(
      @Schema(example = "1") long deployment_id,
      @Schema(example = "PT4KHLK") String incident_id,
      @Schema(example = "PSVC002") String service_id,
      @Schema(value = "from the deployment to the incident", example = "300") long seconds_after) {}

  @Schema("How long it takes until all is well again.")
  record TimeToRestore(
      @Schema(nullable = true, example = "1800") double median_seconds,
      @Schema(value = "incidents that are resolved", example = "1") long restored,
      @Schema(value = "incidents that count", example = "1") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why no surer", nullable = true) String why,
      RestoreRow[] rows) {}

  @Schema("An incident until its resolution.")
  record RestoreRow(
      @Schema(example = "PT4KHLK") String incident_id,
      @Schema(example = "1") long deployment_id,
      @Schema(format = "date-time") String began_at,
      @Schema(value = "null while it is open", format = "date-time", nullable = true)
          String restored_at,
      @Schema(nullable = true, example = "1800") long seconds) {}
}
