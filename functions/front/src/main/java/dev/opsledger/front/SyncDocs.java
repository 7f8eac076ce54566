package dev.opsledger.front;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link SyncApi}, for the API's document. */
@ApiDoc(value = SyncApi.class, tag = "Synchronization")
interface SyncDocs {
  @ApiOperation(
      value = "How fresh and complete each source is",
      more = "With the first units that are not well; all units stand at the source's own address.",
      answers = @ApiResponse(status = 200, value = "the sources, by name", as = Sources.class))
  void sources();

  @ApiOperation(
      value = "The units of a source",
      more = "By id: what was brought of each, what is missing, and why.",
      answers = {
        @ApiResponse(
            status = 200,
            value = "as many as asked for",
            as = Units.class,
            headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/sync/ci?limit=0"),
        @ApiResponse(status = 404, value = "there is no such source", ask = "/sync/weather")
      })
  void source(
      @Schema(value = "a source's name", example = "ci") String source,
      @Schema(
              value = "the most units, 100 if left out",
              type = "integer",
              min = 1,
              max = 1000,
              example = "2")
          String limit,
      @Schema("next of the answer before") String cursor);

  @Schema("All sources that ever began to synchronize.")
  record Sources(Source[] sources) {}

  @Schema("How a source is.")
  record Source(
      @Schema(example = "ci") String source,
      @Schema(
              value = "waiting: nobody can be asked; incomplete: something is missing",
              values = {"ok", "syncing", "incomplete", "waiting"})
          String status,
      @Schema(
              value = "why it waits",
              nullable = true,
              example = "GITHUB_APP_ID is not set, so no GitHub App can be used")
          String why,
      @Schema(
              value = "the end of its last sync without a failure",
              format = "date-time",
              nullable = true)
          String last_good,
      @Schema(value = "its last sync that is finished", nullable = true) EndedSync last_sync,
      @Schema(value = "its sync that is under way", nullable = true) RunningSync running,
      @Schema("the first 20 units that are not well") SyncUnit[] incomplete,
      @Schema("whether there are more of them") boolean more_incomplete,
      @Schema(value = "where all of its units are", example = "/sync/ci") String units) {}

  @Schema("A sync that is finished, in units of work.")
  record EndedSync(
      @Schema(format = "date-time") String started_at,
      @Schema(format = "date-time") String ended_at,
      @Schema(value = "how many there were", example = "29") long expected,
      @Schema(value = "how many were done", example = "28") long stored,
      @Schema(value = "how many failed for good", example = "1") long missing,
      @Schema(value = "how many were left out on purpose", example = "0") long skipped) {}

  @Schema("A sync that is under way.")
  record RunningSync(
      @Schema(format = "date-time") String started_at,
      @Schema(value = "units planned so far", example = "29") long planned) {}

  @Schema("Units of a source.")
  record Units(
      @Schema(example = "ci") String source,
      SyncUnit[] units,
      @Schema(value = "the cursor of the rest, null at the end", nullable = true) String next) {}

  @Schema("A unit of a source, such as a repository.")
  record SyncUnit(
      @Schema(value = "the same in each sync", example = "runs:475198994") String id,
      @Schema(value = "what a person calls it", example = "acme-rockets/launchpad") String unit,
      @Schema(values = {"ok", "incomplete", "skipped", "failing"}) String status,
      @Schema(value = "since when it is so", format = "date-time") String since,
      @Schema(
              value = "when it was last brought whole; renewed once a day while nothing changes",
              format = "date-time",
              nullable = true)
          String last_good,
      @Schema(
              value = "what the source says there is, where counted",
              nullable = true,
              example = "41")
          long expected,
      @Schema(value = "what of it is here", nullable = true, example = "41") long stored,
      @Schema(value = "what of it is not", nullable = true, example = "0") long missing,
      @Schema(value = "why it is not whole", nullable = true, example = "GitHub answers 403")
          String reason) {}
}
