package dev.opsledger.activity.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;

/** {@link FeedApi}, for the API's document. */
@ApiDoc(value = FeedApi.class, tag = "Home", errors = NamedError.class)
interface FeedDocs {
  @ApiOperation(
      value = "What happened anywhere, newest first",
      more =
          "Runs that fail on a default branch, deployments, incidents, gists and deals, and traffic"
              + " records.",
      answers = {
        @ApiResponse(status = 200, value = "a page of the feed", as = Everything.class),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/activity?limit=0")
      })
  void activity(
      @Schema(
              value = "the most items, 20 by default",
              example = "20",
              type = "integer",
              min = 1,
              max = 100)
          String limit,
      @Schema("the `next` value of the previous page") String cursor);

  @Schema(value = "A page of the feed.", name = "ActivityFeed")
  record Everything(
      Entry[] items,
      @Schema(value = "the cursor of the next page, null on the last one", nullable = true)
          String next) {}

  @Schema(value = "Something that happened.", name = "ActivityEntry")
  record Entry(
      @Schema(example = "41") long id,
      @Schema(example = "run.failed") String name,
      @Schema(value = "the context that published it", example = "ci") String source,
      @Schema(format = "date-time") String occurred_at,
      @Schema(example = "CI of acme-rockets/launchpad failed on main.") String sentence) {}
}
