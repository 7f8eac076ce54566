package dev.opsledger.front.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** Documents {@link SyncApi}. */
@ApiDoc(value = SyncApi.class, tag = "Synchronization")
interface SyncDocs {
  @ApiOperation(
      value = "How fresh and complete each source is",
      more = "With the first 20 incomplete units of each; /sync/{source} lists all units.",
      answers = @ApiResponse(status = 200, value = "the sources, by name", as = Sources.class))
  void sources();

  @ApiOperation(
      value = "The units of a source",
      more = "By id: how much of each is stored, what is missing, and why.",
      answers = {
        @ApiResponse(status = 200, value = "a page of units", as = Units.class, headers = "Link"),
        @ApiResponse(
            status = 400,
            value = "limit or cursor is malformed",
            ask = "/sync/ci?limit=0"),
        @ApiResponse(status = 404, value = "there is no such source", ask = "/sync/weather")
      })
  void source(
      @Schema(value = "a source's name", example = "ci") String source,
      @Schema(
              value = "the most units to return; 100 by default",
              type = "integer",
              min = 1,
              max = 1000,
              example = "2")
          String limit,
      @Schema("the next value of the previous page") String cursor);

  @Schema("Every source that ever began to synchronize.")
  record Sources(Source[] sources) {}

  @Schema("How fresh and complete a source is.")
  record Source(
      @Schema(example = "ci") String source,
      @Schema(
              value = "waiting: a setting is missing; incomplete: data is missing",
              values = {"ok", "syncing", "incomplete", "waiting"})
          String status,
      @Schema(
              value = "why it is waiting",
              nullable = true,
              example = "GITHUB_APP_ID is not set, so no GitHub App can be used")
          String why,
      @Schema(
              value = "the end of its last sync without a failure",
              format = "date-time",
              nullable = true)
          String last_good,
      @Schema(value = "its last finished sync", nullable = true) EndedSync last_sync,
      @Schema(value = "its running sync", nullable = true) RunningSync running,
      @Schema("the first 20 incomplete units") SyncUnit[] incomplete,
      @Schema("whether there are more of them") boolean more_incomplete,
      @Schema(value = "the path of all its units", example = "/sync/ci") String units) {}

  @Schema("A finished sync, in units of work.")
  record EndedSync(
      @Schema(format = "date-time") String started_at,
      @Schema(format = "date-time") String ended_at,
      @Schema(value = "units in all", example = "29") long expected,
      @Schema(value = "units that succeeded", example = "28") long stored,
      @Schema(value = "units that failed for good", example = "1") long missing,
      @Schema(value = "units left out on purpose", example = "0") long skipped) {}

  @Schema("A running sync.")
  record RunningSync(
      @Schema(format = "date-time") String started_at,
      @Schema(value = "units planned so far", example = "29") long planned) {}

  @Schema("Units of a source.")
  record Units(
      @Schema(example = "ci") String source,
      SyncUnit[] units,
      @Schema(value = "the cursor of the next page, null on the last page", nullable = true)
          String next) {}

  @Schema("A unit of a source, such as a repository.")
  record SyncUnit(
      @Schema(value = "the same in each sync", example = "runs:475198994") String id,
      @Schema(value = "a readable name", example = "acme-rockets/launchpad") String unit,
      @Schema(values = {"ok", "incomplete", "skipped", "failing"}) String status,
      @Schema(value = "since when it has this status", format = "date-time") String since,
      @Schema(
              value =
                  "when it was last stored completely; updated once a day while nothing changes",
              format = "date-time",
              nullable = true)
          String last_good,
      @Schema(
              value = "how many items the source says it has, if it counts them",
              nullable = true,
              example = "41")
          long expected,
      @Schema(value = "how many of them are stored", nullable = true, example = "41") long stored,
      @Schema(value = "how many of them are not", nullable = true, example = "0") long missing,
      @Schema(value = "why it is not complete", nullable = true, example = "GitHub answers 403")
          String reason,
      @Schema(
              value =
                  "what else the source tells of it; of a repository's runs (runs:…)"
                      + " what GitHub still has and what only this ledger has",
              nullable = true)
          UnitDetails details) {}

  @Schema("What is kept of a repository's runs, beside what GitHub still has.")
  record UnitDetails(
      @Schema(value = "for how many days GitHub keeps its runs", example = "90")
          long retention_days,
      @Schema(value = "whether everything that GitHub had is kept") boolean complete,
      @Schema(value = "the oldest run that is kept", format = "date-time", nullable = true)
          String oldest_kept,
      @Schema(value = "the oldest run that GitHub still has", format = "date-time", nullable = true)
          String oldest_there,
      @Schema(
              value =
                  "how many runs only this ledger has, to the end of the last day that GitHub"
                      + " deleted",
              example = "1200")
          long kept_here_only,
      @Schema(value = "up to which day those were counted", format = "date", nullable = true)
          String counted_to,
      @Schema(
              value = "runs from before this were gone before the ledger came",
              format = "date-time",
              nullable = true)
          String gone_before,
      @Schema(
              value =
                  "from when on GitHub deletes runs before they are kept; null unless that is in"
                      + " ten days or earlier",
              format = "date-time",
              nullable = true)
          String perishes_from,
      @Schema(
              value = "where the span begins that GitHub deleted while older runs were fetched",
              format = "date-time",
              nullable = true)
          String lost_from,
      @Schema(value = "where that span ends", format = "date-time", nullable = true)
          String lost_until) {}
}
