package dev.opsledger.activity;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;
import dev.opsledger.core.openapi.NamedError;

/** {@link FeedApi}, for the API's document. */
@Documents(value = FeedApi.class, tag = "Home", errors = NamedError.class)
interface FeedDocs {
  @Describe(
      value = "What happened anywhere, newest first",
      more =
          "Runs that fail on a default branch, deployments, incidents, gists and deals, and traffic"
              + " records.",
      answers = {
        @Answer(status = 200, value = "a part of the feed", as = Everything.class),
        @Answer(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/activity?limit=0")
      })
  void activity(
      @About(
              value = "the most items, 20 if left out",
              example = "20",
              type = "integer",
              min = 1,
              max = 100)
          String limit,
      @About("next of the answer before") String cursor);

  @About(value = "A part of the feed.", name = "ActivityFeed")
  record Everything(
      Entry[] items,
      @About(value = "the cursor of what is older, null at the end", nullable = true)
          String next) {}

  @About(value = "Something that happened.", name = "ActivityEntry")
  record Entry(
      @About(example = "41") long id,
      @About(example = "run.failed") String name,
      @About(value = "which context told it", example = "ci") String source,
      @About(format = "date-time") String occurred_at,
      @About(example = "CI of acme-rockets/launchpad failed on main.") String sentence) {}
}
