package dev.opsledger.front;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link DoraApi}, for the API's document. */
@Documents(value = DoraApi.class, tag = "DORA figures")
interface DoraDocs {
  @Describe(
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
        @Answer(status = 200, value = "the figures, with their rows", as = DoraFigures.class),
        @Answer(
            status = 400,
            value = "the project or a time is malformed, or the period is empty or too long",
            ask = "/metrics/dora?project=1&since=yesterday"),
        @Answer(
            status = 404,
            value = "there is no such project",
            ask = "/metrics/dora?project=999999")
      })
  void figures(
      @About(value = "a project's id, which is needed", example = "1", type = "integer", min = 1)
          String project,
      @About("a date, or a time with its offset") String since,
      @About("a date, which is meant whole, or a time with its offset") String until);

  @Describe(
      value = "Say whether a deployment may have caused an incident",
      more = "As long as nobody says that none did, one may have.",
      body = Judgement.class,
      answers = {
        @Answer(
            status = 200,
            value = "noted",
            as = Judged.class,
            body = "{\"caused_by_deployment\":false}"),
        @Answer(status = 400, value = "the body says nothing of it", body = "{}"),
        @Answer(
            status = 404,
            value = "there is no such incident",
            ask = "/metrics/dora/incidents/none",
            body = "{\"caused_by_deployment\":false}")
      })
  void judge(@About(value = "an incident's id", example = "PT4KHLK") String id);

  @About("Whether a deployment may have caused an incident.")
  record Judgement(boolean caused_by_deployment) {}

  @About("What was noted of an incident.")
  record Judged(@About(example = "PT4KHLK") String incident_id, boolean caused_by_deployment) {}

  @About(
      "The four figures of a period. Each says how sure it is: all, some or none of what it needs is known.")
  record DoraFigures(
      @About(example = "1") long project_id,
      @About(format = "date-time") String since,
      @About(value = "never beyond now", format = "date-time") String until,
      @About(value = "ids of the services that belong to the project", example = "PSVC002")
          String[] services,
      @About(example = "60") long failure_window_minutes,
      DeploymentFrequency deployment_frequency,
      LeadTime lead_time,
      ChangeFailureRate change_failure_rate,
      TimeToRestore time_to_restore) {}

  @About("How often the project is deployed.")
  record DeploymentFrequency(
      @About(example = "1.5") double per_day,
      @About(example = "45") long deployments,
      @About(value = "the period's length in days of 24 hours", example = "30") double days,
      @About(values = {"all", "some"}) String sure,
      @About(value = "why no surer", nullable = true) String why,
      DeployedRow[] rows) {}

  @About("A deployment that is done.")
  record DeployedRow(
      @About(example = "1") long deployment_id,
      @About(format = "date-time") String ended_at,
      @About(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit_sha) {}

  @About("How long a commit takes to its users.")
  record LeadTime(
      @About(nullable = true, example = "5400") double median_seconds,
      @About(value = "commits whose first run is known", example = "12") long known,
      @About(value = "commits that were deployed", example = "14") long of,
      @About(values = {"all", "some", "none"}) String sure,
      @About(value = "why no surer", nullable = true) String why,
      LeadTimeRow[] rows) {}

  @About("A commit on its way.")
  record LeadTimeRow(
      @About(example = "1") long deployment_id,
      @About(example = "593ddcf11650629feb02bdb217966882cff9d916") String commit_sha,
      @About(value = "its first workflow run", example = "2055800427") long run_id,
      @About(value = "that run's creation", format = "date-time") String first_seen_at,
      @About(example = "5400") long seconds) {}

  @About("How many deployments had an incident.")
  record ChangeFailureRate(
      @About(nullable = true, example = "0.25") double rate,
      @About(value = "deployments against which an incident counts", example = "1") long failed,
      @About(value = "deployments", example = "4") long of,
      @About(value = "those whose window is over", example = "4") long settled,
      @About(values = {"all", "some", "none"}) String sure,
      @About(value = "why no surer", nullable = true) String why,
      FailureRow[] rows) {}

  @About("An incident that counts against a deployment.")
  record FailureRow(
      @About(example = "1") long deployment_id,
      @About(example = "PT4KHLK") String incident_id,
      @About(example = "PSVC002") String service_id,
      @About(value = "from the deployment to the incident", example = "300") long seconds_after) {}

  @About("How long it takes until all is well again.")
  record TimeToRestore(
      @About(nullable = true, example = "1800") double median_seconds,
      @About(value = "incidents that are resolved", example = "1") long restored,
      @About(value = "incidents that count", example = "1") long of,
      @About(values = {"all", "some", "none"}) String sure,
      @About(value = "why no surer", nullable = true) String why,
      RestoreRow[] rows) {}

  @About("An incident until its resolution.")
  record RestoreRow(
      @About(example = "PT4KHLK") String incident_id,
      @About(example = "1") long deployment_id,
      @About(format = "date-time") String began_at,
      @About(value = "null while it is open", format = "date-time", nullable = true)
          String restored_at,
      @About(nullable = true, example = "1800") long seconds) {}
}
