package dev.opsledger.activity.api;

import dev.opsledger.core.openapi.ApiDoc;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.NamedError;
import dev.opsledger.core.openapi.Schema;
import java.util.Map;

/** {@link ActivityApi}, for the API's document. */
@ApiDoc(value = ActivityApi.class, tag = "Activity of projects", errors = NamedError.class)
interface ActivityDocs {
  @ApiOperation(
      value = "Post an event to the aggregator",
      body = NewEvent.class,
      answers = {
        @ApiResponse(
            status = 201,
            value = "the event",
            as = Occurred.class,
            body = "{\"name\":\"deployment.approved\",\"payload\":{\"projectId\":1}}"),
        @ApiResponse(
            status = 400,
            value = "the name is missing, or the payload is missing, not an object or over 64 KiB",
            body = "{\"name\":\"deployment.approved\"}"),
        @ApiResponse(
            status = 422,
            value = "the Idempotency-Key was used with another body",
            state = "the key was used with another body",
            body = "{\"name\":\"deployment.approved\",\"payload\":{\"projectId\":2}}")
      })
  void post(
      @Schema(
              name = "Idempotency-Key",
              value = "makes a repeated request harmless for a day",
              longest = 255)
          String idempotencyKey);

  @ApiOperation(
      value = "What happened to a project, newest first",
      answers = {
        @ApiResponse(status = 200, value = "a page of the feed", as = Feed.class),
        @ApiResponse(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/projects/1/activity?limit=0"),
        @ApiResponse(
            status = 404,
            value = "there is no such project",
            ask = "/projects/999999/activity")
      })
  void activity(
      @Schema(value = "a project's id", example = "1") String id,
      @Schema(
              value = "the most items, 20 by default",
              example = "20",
              type = "integer",
              min = 1,
              max = 100)
          String limit,
      @Schema("the `next` value of the previous page") String cursor);

  @Schema("A new event.")
  record NewEvent(
      @Schema(longest = 255, pattern = "[\\s\\S]*\\S[\\s\\S]*", example = "deployment.approved")
          String name,
      @Schema("any object up to 64 KiB; a projectId puts it into that project's feed")
          Map<String, Object> payload) {}

  @Schema(value = "An event.", name = "Event")
  record Occurred(
      @Schema(example = "1") long id,
      @Schema(example = "deployment.status_changed") String name,
      Map<String, Object> payload,
      @Schema(format = "date-time") String created_at) {}

  @Schema("A page of a project's feed.")
  record Feed(
      Item[] items,
      @Schema(value = "the cursor of the next page, null on the last one", nullable = true)
          String next) {}

  @Schema(value = "An event with a sentence that describes it.", name = "FeedItem")
  record Item(
      @Schema(example = "1") long id,
      @Schema(example = "deployment.status_changed") String name,
      Map<String, Object> payload,
      @Schema(format = "date-time") String created_at,
      @Schema(example = "Deployment 1 of Checkout went from pending to building after 2 seconds.")
          String sentence) {}
}
