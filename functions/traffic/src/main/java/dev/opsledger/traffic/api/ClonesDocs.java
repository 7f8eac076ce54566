package dev.opsledger.traffic.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link ClonesApi}, for the API's document. */
@ApiDoc(value = ClonesApi.class, tag = "Repository traffic")
interface ClonesDocs {
  @ApiOperation(
      value = "A repository's clones beside its pipelines",
      more =
          "How many clones may come from elsewhere than the repository's own runs. Runs and jobs"
              + " are known of organizations that have installed the GitHub App, jobs from the"
              + " first event of a job on. Nothing is taken off the unique cloners.",
      security = "userToken",
      answers = {
        @ApiResponse(status = 200, value = "oldest day first", as = ClonesOfRepository.class),
        @ApiResponse(
            status = 400,
            value = "a date is malformed, or start is after end",
            ask = "/api/repos/6c21d80b-df56-4ff5-ba20-e22226d9c503/clones?start=yesterday"),
        @ApiResponse(
            status = 404,
            value = "the user does not watch such a repository",
            ask = "/api/repos/00000000-0000-0000-0000-000000000000/clones")
      })
  void clones(
      @Schema(value = "a repository's id", example = "6c21d80b-df56-4ff5-ba20-e22226d9c503")
          String id,
      @Schema(value = "the first day", format = "date") String start,
      @Schema(value = "the last day", format = "date") String end);

  @Schema("Clones beside runs and jobs.")
  record ClonesOfRepository(
      @Schema(
              value = "the first day with a known run; null if no run is known",
              nullable = true,
              format = "date")
          String runs_since,
      @Schema(value = "of all days; null if no clones are known", nullable = true)
          ClonesFromElsewhere elsewhere,
      ClonesOfDay[] days) {}

  @Schema("How many clones do not come from the repository's own pipelines.")
  record ClonesFromElsewhere(
      @Schema(value = "clones less jobs, never below zero", example = "12") long at_least,
      @Schema(value = "all clones", example = "57") long at_most,
      @Schema("always true: GitHub does not say who clones") boolean estimate,
      @Schema(
              value = "why it is an estimate",
              example =
                  "An estimate: a job usually clones its repository once, but may do so not at all"
                      + " or several times")
          String reason) {}

  @Schema("Clones, runs and jobs of a UTC day.")
  record ClonesOfDay(
      @Schema(format = "date") String date,
      @Schema(value = "null if GitHub has not given them", nullable = true) long clones,
      @Schema(value = "unique cloners", nullable = true) long cloners,
      @Schema(value = "null without a cloner", nullable = true) double clones_per_cloner,
      @Schema(value = "runs created on the day; null if not known", nullable = true) long runs,
      @Schema(value = "jobs known to have started on the day", nullable = true) long jobs,
      @Schema(value = "null if no clones are known", nullable = true)
          ClonesFromElsewhere elsewhere) {}
}
