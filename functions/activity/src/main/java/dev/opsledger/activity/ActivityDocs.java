package dev.opsledger.activity;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;
import java.util.Map;

/** {@link ActivityApi}, for the API's document. */
@Documents(value = ActivityApi.class, tag = "Activity of projects", errors = NamedError.class)
interface ActivityDocs {
  @Describe(
      value = "Tell the aggregator of an event",
      body = NewEvent.class,
      answers = {
        @Answer(
            status = 201,
            value = "the event",
            as = Occurred.class,
            body = "{\"name\":\"deployment.approved\",\"payload\":{\"projectId\":1}}"),
        @Answer(
            status = 400,
            value = "no name, or a payload that is missing, no object or over 64 KiB",
            body = "{\"name\":\"deployment.approved\"}"),
        @Answer(
            status = 422,
            value = "the Idempotency-Key was used with another body",
            state = "the key was used with another body",
            body = "{\"name\":\"deployment.approved\",\"payload\":{\"projectId\":2}}")
      })
  void post(
      @About(
              name = "Idempotency-Key",
              value = "makes a repeated request harmless for a day",
              longest = 255)
          String idempotencyKey);

  @Describe(
      value = "What happened to a project, newest first",
      answers = {
        @Answer(status = 200, value = "a part of the feed", as = Feed.class),
        @Answer(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/projects/1/activity?limit=0"),
        @Answer(status = 404, value = "there is no such project", ask = "/projects/999999/activity")
      })
  void activity(
      @About(value = "a project's id", example = "1") String id,
      @About(
              value = "the most items, 20 if left out",
              example = "20",
              type = "integer",
              min = 1,
              max = 100)
          String limit,
      @About("next of the answer before") String cursor);

  @About("An event that someone tells.")
  record NewEvent(
      @About(longest = 255, pattern = "[\\s\\S]*\\S[\\s\\S]*", example = "deployment.approved")
          String name,
      @About("any object up to 64 KiB; a projectId puts it into that project's feed")
          Map<String, Object> payload) {}

  @About(value = "An event.", name = "Event")
  record Occurred(
      @About(example = "1") long id,
      @About(example = "deployment.status_changed") String name,
      Map<String, Object> payload,
      @About(format = "date-time") String created_at) {}

  @About("A part of a project's feed.")
  record Feed(
      Item[] items,
      @About(value = "the cursor of what is older, null at the end", nullable = true)
          String next) {}

  @About(value = "An event, and a sentence of it.", name = "FeedItem")
  record Item(
      @About(example = "1") long id,
      @About(example = "deployment.status_changed") String name,
      Map<String, Object> payload,
      @About(format = "date-time") String created_at,
      @About(example = "Deployment 1 of Checkout went from pending to building after 2 seconds.")
          String sentence) {}
}
