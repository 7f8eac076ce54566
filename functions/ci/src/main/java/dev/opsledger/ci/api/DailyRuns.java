package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.JsonArray;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON of an organization's runs of a day. */
public record DailyRuns(InstallationStore installations, DayQuery query, ZoneId zone, Clock clock) {
  /** GitHub allows 39 characters; a very long name would exceed the size of a DynamoDB key. */
  private static final int LONGEST_NAME = 256;

  /**
   * As many runs as fit into a response.
   *
   * @param json the array of runs
   * @param day their day
   * @param cursor the cursor of the next page, empty on the last one
   */
  record Page(String json, LocalDate day, Optional<String> cursor) {}

  /**
   * A page of runs.
   *
   * @throws RequestException 404 when the App is not installed there, 400 for a malformed date or
   *     cursor
   */
  public Page read(
      String org, OptionalLong workflow, Optional<String> date, Optional<String> cursor) {
    LocalDate day =
        date.map(DailyRuns::day).orElseGet(() -> clock.instant().atZone(zone).toLocalDate());
    Optional<String> after = cursor.map(RunCursor::decode);
    Owner owner =
        Optional.of(org)
            .filter(name -> name.length() <= LONGEST_NAME)
            .flatMap(installations::find)
            .orElseThrow(() -> RequestException.notFound("the App is not installed in " + org));
    var array = new JsonArray();
    Optional<String> last = after;
    Iterator<DayQuery.PlacedRun> runs =
        query.read(new DayQuery.Filter(owner, day, workflow, after));
    while (runs.hasNext()) {
      DayQuery.PlacedRun next = runs.next();
      if (!owner.owns(next.run().repository().ownerId())) {
        continue;
      }
      if (!array.add(json(next.run(), owner))) {
        return new Page(array.toString(), day, last.map(RunCursor::encode));
      }
      last = Optional.of(next.position());
    }
    return new Page(array.toString(), day, Optional.empty());
  }

  private static LocalDate day(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw RequestException.invalid("date must be a valid YYYY-MM-DD date");
    }
  }

  /** Fourteen fields in a fixed order; those that GitHub left out are null. */
  private static JsonNode json(WorkflowRun run, Owner owner) {
    return Json.object(
        "_id", "%024x".formatted(run.id()),
        "workflowId", run.workflow().id(),
        "workflowName", run.workflow().name(),
        "workflowPath", run.workflow().path(),
        "workflowRunId", run.id(),
        "status", run.status(),
        "conclusion", run.conclusion(),
        "runAt", run.createdAt().toEpochMilli(),
        "repoId", run.repository().id(),
        "repoName", run.repository().name(),
        "ownerId", run.repository().ownerId(),
        "ownerName", owner.login(),
        "branch", run.branch(),
        "commitSHA", run.commitSha());
  }
}
