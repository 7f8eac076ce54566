package dev.opsledger.ci.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link RefreshApi}, for the API's document. */
@ApiDoc(value = RefreshApi.class, tag = "Synchronization")
interface RefreshDocs {
  @ApiOperation(
      value = "Start a sync of every source",
      more = "Simultaneous requests share one refresh.",
      answers = @ApiResponse(status = 202, value = "the refresh has begun", as = Asked.class))
  void ask();

  @ApiOperation(
      value = "The progress of a refresh",
      more = "Recounts show theirs here, too, with the figures that they found to differ.",
      answers = {
        @ApiResponse(status = 200, value = "its progress", as = Progress.class),
        @ApiResponse(
            status = 404,
            value = "no refresh has this id",
            ask = "/refresh-data/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @Schema(value = "a refresh's id", example = "b0c7cf85-b65e-4384-ba94-beb132497647")
          String refreshId);

  @Schema("A refresh that has begun.")
  record Asked(
      @Schema(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @Schema(
              value = "the URL of its progress",
              example = "http://localhost:3000/refresh-data/b0c7cf85-b65e-4384-ba94-beb132497647")
          String status) {}

  @Schema("The progress of a refresh.")
  record Progress(
      @Schema(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @Schema(format = "date-time") String askedAt,
      @Schema("whether every source has finished") boolean finished,
      @Schema(value = "units planned so far", example = "29") long planned,
      @Schema(value = "units done", example = "28") long done,
      @Schema(value = "units that failed for good", example = "1") long failed,
      @Schema("what failed, and why, as far as the response has space") Remark[] failures,
      @Schema(value = "failures that are left out for want of space", example = "0")
          long moreFailures,
      @Schema("what was skipped on purpose, and why, as far as the response has space")
          Remark[] skipped,
      @Schema(value = "skipped units that are left out for want of space", example = "0")
          long moreSkipped,
      @Schema("the first hundred figures that a recount found to differ") Found[] found,
      @Schema(value = "how many more there were", example = "0") long moreFound,
      SourceProgress[] sources) {}

  @Schema("A stored figure that differs from what was counted from the rows.")
  record Found(
      @Schema(example = "ci") String source,
      @Schema(
              value = "the key of the row with the figure",
              example = "ROLLUP#id:9919#161335 d#D#2026-11-22#push")
          String key,
      @Schema(value = "the name of the figure", example = "os") String figure,
      @Schema(value = "what was stored", example = "41") long stored,
      @Schema(value = "what was counted", example = "42") long counted) {}

  @Schema("A unit of work that failed or was skipped.")
  record Remark(
      @Schema(example = "ci") String source,
      @Schema(value = "the unit's name", example = "acme-rockets/launchpad") String unit,
      @Schema(example = "suspended since 2026-11-20T10:00:00Z") String reason) {}

  @Schema("The progress of one source.")
  record SourceProgress(
      @Schema(example = "ci") String source,
      @Schema(example = "29") long planned,
      @Schema(example = "28") long done,
      @Schema(example = "1") long failed,
      boolean finished) {}
}
