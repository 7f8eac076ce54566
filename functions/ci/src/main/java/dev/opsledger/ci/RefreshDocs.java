package dev.opsledger.ci;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link RefreshApi}, for the API's document. */
@Documents(value = RefreshApi.class, tag = "Synchronization")
interface RefreshDocs {
  @Describe(
      value = "Ask every source for everything new",
      more = "Two refreshes asked for at once share one.",
      answers = @Answer(status = 202, value = "it has begun", as = Asked.class))
  void ask();

  @Describe(
      value = "How far a refresh is",
      answers = {
        @Answer(status = 200, value = "its progress", as = Progress.class),
        @Answer(
            status = 404,
            value = "there is no such refresh",
            ask = "/refresh-data/00000000-0000-0000-0000-000000000000")
      })
  void find(
      @About(value = "a refresh's id", example = "b0c7cf85-b65e-4384-ba94-beb132497647")
          String refreshId);

  @About("A refresh that was asked for.")
  record Asked(
      @About(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @About(
              value = "where its progress is",
              example = "http://localhost:3000/refresh-data/b0c7cf85-b65e-4384-ba94-beb132497647")
          String status) {}

  @About("How far a refresh is.")
  record Progress(
      @About(format = "uuid", example = "b0c7cf85-b65e-4384-ba94-beb132497647") String refreshId,
      @About(format = "date-time") String askedAt,
      @About("whether no source has anything left to do") boolean finished,
      @About(value = "units planned so far", example = "29") long planned,
      @About(value = "units done", example = "28") long done,
      @About(value = "units that failed for good", example = "1") long failed,
      @About("what failed, and why") Remark[] failures,
      @About("what was left out on purpose, and why") Remark[] skipped,
      SourceProgress[] sources) {}

  @About("What there is to say of a unit of work.")
  record Remark(
      @About(example = "ci") String source,
      @About(value = "what a person calls the unit", example = "acme-rockets/launchpad")
          String unit,
      @About(example = "suspended since 2026-11-20T10:00:00Z") String reason) {}

  @About("How far one source is.")
  record SourceProgress(
      @About(example = "ci") String source,
      @About(example = "29") long planned,
      @About(example = "28") long done,
      @About(example = "1") long failed,
      boolean finished) {}
}
