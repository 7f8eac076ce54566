package dev.opsledger.front.api;

import dev.opsledger.core.openapi.Schema;

/**
 * The shapes of failed deployments, of what followed from them, and of courses, in the document.
 */
interface DoraShapes {
  @Schema("How long it takes to recover from a failed deployment.")
  record RecoveryTime(
      @Schema(nullable = true, example = "900") double median_seconds,
      @Schema(value = "failed deployments that users got rid of", example = "1") long recovered,
      @Schema(value = "failed deployments", example = "1") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      RecoveryRow[] rows) {}

  @Schema("A failed deployment: an incident counts against it, or it was rolled back.")
  record RecoveryRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "2") long deployment_id,
      @Schema(format = "date-time") String ended_at,
      @Schema(value = "incidents that count against it", example = "PT4KHLK") String[] incident_ids,
      @Schema(
              value = "null while it is neither remedied nor resolved",
              format = "date-time",
              nullable = true)
          String recovered_at,
      @Schema(
              value = "the deployment that remedied it; null if the incidents ended before one",
              nullable = true,
              example = "3")
          long remedied_by,
      @Schema(nullable = true, example = "900") long seconds) {}

  @Schema("The share of deployments that nobody had planned.")
  record ReworkRate(
      @Schema(nullable = true, example = "0.25") double rate,
      @Schema(example = "1") long rework,
      @Schema(value = "deployments", example = "4") long of,
      @Schema(values = {"all", "some", "none"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      ReworkRow[] rows) {}

  @Schema("A deployment that follows from a failure.")
  record ReworkRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "3") long deployment_id,
      @Schema(format = "date-time") String ended_at,
      @Schema(
              value = "the deployment to which it returns, if it is a rollback",
              nullable = true,
              example = "1")
          long rollback_to,
      @Schema(value = "the incident that it follows", nullable = true, example = "PT4KHLK")
          String incident_id) {}

  @Schema("Deployments of a commit that was live before and was not the one live then.")
  record Rollbacks(
      @Schema(example = "1") long rollbacks,
      @Schema(value = "deployments", example = "4") long of,
      @Schema(values = {"all", "some"}) String sure,
      @Schema(value = "why sure is not all", nullable = true) String why,
      RollbackRow[] rows) {}

  @Schema("A rollback.")
  record RollbackRow(
      @Schema(example = "1") long project_id,
      @Schema(example = "3") long deployment_id,
      @Schema(format = "date-time") String ended_at,
      @Schema(nullable = true, example = "593ddcf11650629feb02bdb217966882cff9d916")
          String commit_sha,
      @Schema(value = "the deployment to which it returns", example = "1") long rollback_to,
      @Schema(value = "the deployment after that one", nullable = true, example = "2")
          long failed_deployment_id,
      @Schema("whether it was created with rollbackTo") boolean asked_for) {}

  @Schema("The figures of a part of the period, or of a week of the trend.")
  record DoraPart(
      @Schema(format = "date-time") String since,
      @Schema(format = "date-time") String until,
      @Schema(example = "4") long deployments,
      @Schema(value = "deployments whose failure window is over", example = "4") long settled,
      @Schema(example = "0.57") double per_day,
      @Schema(nullable = true, example = "5400") double lead_time_median_seconds,
      @Schema(nullable = true, example = "0.25") double change_failure_rate,
      @Schema(nullable = true, example = "1800") double time_to_restore_median_seconds,
      @Schema(nullable = true, example = "900") double failed_deployment_recovery_median_seconds,
      @Schema(nullable = true, example = "0.25") double rework_rate,
      @Schema(example = "1") long rollbacks) {}
}
