package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documents {@link DoraApi}. */
@ApiDoc(value = DoraApi.class, tag = "DORA figures")
interface DoraDocs {
  @ApiOperation(
      value = "The DORA figures of a project or a team",
      more =
          "Only deployments that are done count, of one environment. A commit's lead time begins"
              + " when its first workflow run is created and ends with its first deployment of the"
              + " period. An incident of the project's services (/identity) counts against the"
              + " latest deployment before it if it began within DORA_FAILURE_WINDOW_MINUTES of it,"
              + " unless it was marked as not caused by a deployment. A rollback deploys a commit"
              + " that was live before and is not the one live now; the deployment after its target"
              + " failed. A failed deployment is remedied by a rollback, by the first deployment"
              + " after its incident within another such window, or by the resolution of its"
              + " incidents, whichever is first. Rework are rollbacks and those first deployments."
              + " Medians are those of the rows shown. by divides the period into steps (UTC),"
              + " trend are the twelve weeks until its end. since defaults to thirty days before"
              + " until, and until to now. A period has at most 366 days and 5,000 rows of each"
              + " kind.",
      answers = {
        @ApiResponse(status = 200, value = "the figures, with their rows", as = DoraFigures.class),
        @ApiResponse(
            status = 400,
            value =
                "project and team are both given or both missing, another parameter is malformed,"
                    + " or the period is empty or too long",
            ask = "/metrics/dora?project=1&since=yesterday"),
        @ApiResponse(
            status = 404,
            value = "there is no such project, or the team has none",
            ask = "/metrics/dora?project=999999")
      })
  void figures(
      @Schema(
              value = "the id of a project; required without team",
              example = "1",
              type = "integer",
              min = 1)
          String project,
      @Schema(value = "a team of the identity map, instead of a project", longest = 100)
          String team,
      @Schema(
              value =
                  "the environment; letter case does not count, and production is the default,"
                      + " which takes in Production – shop and shop (Production) too",
              example = "production",
              longest = 255)
          String environment,
      @Schema("a date, or a time with an offset") String since,
      @Schema("a date, which is included, or a time with an offset") String until,
      @Schema(values = {"day", "week", "month"}) String by);

  @ApiOperation(
      value = "Say whether a deployment may have caused an incident",
      more = "Until an incident is marked with false, a deployment may have caused it.",
      body = Judgement.class,
      answers = {
        @ApiResponse(
            status = 200,
            value = "recorded",
            as = Judged.class,
            body = "{\"caused_by_deployment\":false}"),
        @ApiResponse(status = 400, value = "the body lacks caused_by_deployment", body = "{}"),
        @ApiResponse(
            status = 404,
            value = "there is no such incident",
            ask = "/metrics/dora/incidents/none",
            body = "{\"caused_by_deployment\":false}")
      })
  void judge(@Schema(value = "an incident's id", example = "PT4KHLK") String id);

  @Schema("Whether a deployment may have caused an incident.")
  record Judgement(boolean caused_by_deployment) {}

  @Schema("What was recorded about an incident.")
  record Judged(@Schema(example = "PT4KHLK") String incident_id, boolean caused_by_deployment) {}

  @Schema(
      "The figures of a period. sure says how much of the data a figure needs is known: all,"
          + " some or none.")
  record DoraFigures(
      @Schema(value = "null for a team", nullable = true, example = "1") long project_id,
      @Schema(value = "null for a project", nullable = true) String team,
      @Schema(value = "the projects whose figures these are", example = "1") long[] projects,
      @Schema(example = "production") String environment,
      @Schema(format = "date-time") String since,
      @Schema(value = "never in the future", format = "date-time") String until,
      @Schema(value = "ids of the services that belong to the project", example = "PSVC002")
          String[] services,
      @Schema(example = "60") long failure_window_minutes,
      DeploymentFrequency deployment_frequency,
      LeadTime lead_time,
      ChangeFailureRate change_failure_rate,
      TimeToRestore time_to_restore,
      DoraShapes.RecoveryTime failed_deployment_recovery_time,
      DoraShapes.ReworkRate rework_rate,
      DoraShapes.Rollbacks rollbacks,
      @Schema(
              nullable = true,
              values = {"day", "week", "month"})
          String by,
      @Schema("the parts of the period; none without by") DoraShapes.DoraPart[] steps,
      @Schema(
              value = "the twelve weeks until the period's end; null if they hold too many rows",
              nullable = true)
          DoraShapes.DoraPart[] trend) {}

  @Schema("How often the project is deployed.")
  record DeploymentFrequency(
      @Schema(example = "1.5") double per_day,
      @Schema(example = "45") long deployments,
      @Schema(value = "the period's length in days of 24 hours", example = "30") double days,
      @Schema(values = {"all", "some"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      DeployedRow[] rows) {}

  @Schema("A finished deployment.")
  record DeployedRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "1") long deployment_id,
      @Schema(format = "date-time") String ended_at,
      @Schema(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit_sha) {}

  @Schema("How long commits take to reach users.")
  record LeadTime(
      @Schema(nullable = true, example = "5400") double median_seconds,
      @Schema(value = "commits whose first run is known", example = "12") long known,
      @Schema(value = "commits deployed", example = "14") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      LeadTimeRow[] rows) {}

  @Schema("A commit and its first deployment.")
  record LeadTimeRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "1") long deployment_id,
      @Schema(example = "593ddcf11650629feb02bdb217966882cff9d916") String commit_sha,
      @Schema(value = "its first workflow run", example = "2055800427") long run_id,
      @Schema(value = "when that run was created", format = "date-time") String first_seen_at,
      @Schema(example = "5400") long seconds) {}

  @Schema("The share of deployments that caused an incident.")
  record ChangeFailureRate(
      @Schema(nullable = true, example = "0.25") double rate,
      @Schema(value = "deployments against which an incident counts", example = "1") long failed,
      @Schema(value = "deployments", example = "4") long of,
      @Schema(value = "deployments whose failure window is over", example = "4") long settled,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      FailureRow[] rows) {}

  @Schema("An incident that counts against a deployment.")
  record FailureRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "1") long deployment_id,
      @Schema(example = "PT4KHLK") String incident_id,
      @Schema(example = "PSVC002") String service_id,
      @Schema(value = "seconds from the deployment to the incident", example = "300")
          long seconds_after) {}

  @Schema("How long incidents take to resolve.")
  record TimeToRestore(
      @Schema(nullable = true, example = "1800") double median_seconds,
      @Schema(value = "resolved incidents", example = "1") long restored,
      @Schema(value = "incidents that count", example = "1") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      RestoreRow[] rows) {}

  @Schema("An incident and its resolution.")
  record RestoreRow(
      @Schema(example = "PT4KHLK") String incident_id,
      @Schema(example = "1") long deployment_id,
      @Schema(format = "date-time") String began_at,
      @Schema(value = "null while it is open", format = "date-time", nullable = true)
          String restored_at,
      @Schema(nullable = true, example = "1800") long seconds) {}
}
