package dev.opsledger.front;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link SyncApi}, for the API's document. */
@Documents(value = SyncApi.class, tag = "Synchronization")
interface SyncDocs {
  @Describe(
      value = "How fresh and complete each source is",
      more = "With the first units that are not well; all units stand at the source's own address.",
      answers = @Answer(status = 200, value = "the sources, by name", as = Sources.class))
  void sources();

  @Describe(
      value = "The units of a source",
      more = "By id: what was brought of each, what is missing, and why.",
      answers = {
        @Answer(status = 200, value = "as many as asked for", as = Units.class, headers = "Link"),
        @Answer(
            status = 400,
            value = "the limit or the cursor is malformed",
            ask = "/sync/ci?limit=0"),
        @Answer(status = 404, value = "there is no such source", ask = "/sync/weather")
      })
  void source(
      @About(value = "a source's name", example = "ci") String source,
      @About(
              value = "the most units, 100 if left out",
              type = "integer",
              min = 1,
              max = 1000,
              example = "2")
          String limit,
      @About("next of the answer before") String cursor);

  @About("All sources that ever began to synchronize.")
  record Sources(Source[] sources) {}

  @About("How a source is.")
  record Source(
      @About(example = "ci") String source,
      @About(
              value = "waiting: nobody can be asked; incomplete: something is missing",
              values = {"ok", "syncing", "incomplete", "waiting"})
          String status,
      @About(
              value = "why it waits",
              nullable = true,
              example = "GITHUB_APP_ID is not set, so there is no App to ask as")
          String why,
      @About(
              value = "the end of its last sync without a failure",
              format = "date-time",
              nullable = true)
          String last_good,
      @About(value = "its last sync that is finished", nullable = true) EndedSync last_sync,
      @About(value = "its sync that is under way", nullable = true) RunningSync running,
      @About("the first 20 units that are not well") SyncUnit[] incomplete,
      @About("whether there are more of them") boolean more_incomplete,
      @About(value = "where all of its units are", example = "/sync/ci") String units) {}

  @About("A sync that is finished, in units of work.")
  record EndedSync(
      @About(format = "date-time") String started_at,
      @About(format = "date-time") String ended_at,
      @About(value = "how many there were", example = "29") long expected,
      @About(value = "how many were done", example = "28") long stored,
      @About(value = "how many failed for good", example = "1") long missing,
      @About(value = "how many were left out on purpose", example = "0") long skipped) {}

  @About("A sync that is under way.")
  record RunningSync(
      @About(format = "date-time") String started_at,
      @About(value = "units planned so far", example = "29") long planned) {}

  @About("Units of a source.")
  record Units(
      @About(example = "ci") String source,
      SyncUnit[] units,
      @About(value = "the cursor of the rest, null at the end", nullable = true) String next) {}

  @About("A unit of a source, such as a repository.")
  record SyncUnit(
      @About(value = "the same in each sync", example = "runs:475198994") String id,
      @About(value = "what a person calls it", example = "acme-rockets/launchpad") String unit,
      @About(values = {"ok", "incomplete", "skipped", "failing"}) String status,
      @About(value = "since when it is so", format = "date-time") String since,
      @About(
              value = "when it was last brought whole; renewed once a day while nothing changes",
              format = "date-time",
              nullable = true)
          String last_good,
      @About(
              value = "what the source says there is, where counted",
              nullable = true,
              example = "41")
          long expected,
      @About(value = "what of it is here", nullable = true, example = "41") long stored,
      @About(value = "what of it is not", nullable = true, example = "0") long missing,
      @About(value = "why it is not whole", nullable = true, example = "GitHub answers 403")
          String reason) {}
}
