package dev.opsledger.ci.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;

/** {@link RefreshApi}, for the API's document. */
@ApiDoc(value = RefreshApi.class, tag = "Synchronization")
interface RefreshDocs {
  @ApiOperation(
      value = "Ask every source for everything new",
      more = "Two refreshes asked for at once share one.",
      answers = @ApiResponse(status = 202, value = "it has begun", as = Asked.class))
  void ask();

  @ApiOperation(
      value = "How far a refresh is",
      answers = {
        @ApiResponse(status = 200, value = "its progress", as = Progress.class),
        @ApiResponse(
            status = 404,
            value = "there is no such refresh",
            ask = "/refresh-data/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @Schema(value = "a refresh's id", example = "b0c7cf85-b65e-4384-ba94-beb132497647")
          String refreshId);

  @Schema("A refresh that was asked for.")
  record Asked(
      @Schema(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @Schema(
              value = "where its progress is",
              example = "http://localhost:3000/refresh-data/b0c7cf85-b65e-4384-ba94-beb132497647")
          String status) {}

  @Schema("How far a refresh is.")
  record Progress(
      @Schema(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @Schema(format = "date-time") String askedAt,
      @Schema("whether no source has anything left to do") boolean finished,
      @Schema(value = "units planned so far", example = "29") long planned,
      @Schema(value = "units done", example = "28") long done,
      @Schema(value = "units that failed for good", example = "1") long failed,
      @Schema("what failed, and why") Remark[] failures,
      @Schema("what was left out on purpose, and why") Remark[] skipped,
      SourceProgress[] sources) {}

  @Schema("What there is to say of a unit of work.")
  record Remark(
      @Schema(example = "ci") String source,
      @Schema(value = "what a person calls the unit", example = "acme-rockets/launchpad")
          String unit,
      @Schema(example = "suspended since 2026-11-20T10:00:00Z") String reason) {}

  @Schema("How far one source is.")
  record SourceProgress(
      @Schema(example = "ci") String source,
      @Schema(example = "29") long planned,
      @Schema(example = "28") long done,
      @Schema(example = "1") long failed,
      boolean finished) {}
}
