package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun;
import dev.opsledger.ci.store.DayQuery;
import dev.opsledger.ci.store.InstallationStore;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import dev.opsledger.core.web.JsonArray;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

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
   * @param details whether to show more than fourteen fields of each
   * @throws RequestException 404 when the App is not installed there, 400 for a malformed date or
   *     cursor
   */
  public Page read(
      String org,
      OptionalLong workflow,
      Optional<String> date,
      Optional<String> cursor,
      boolean details) {
    LocalDate day =
        date.map(DailyRuns::day).orElseGet(() -> clock.instant().atZone(zone).toLocalDate());
    Optional<String> after = cursor.map(RunCursor::decode);
    Owner owner = owner(installations, org);
    BiFunction<WorkflowRun, String, JsonNode> form =
        details ? RunFields::detailed : RunFields::brief;
    var array = new JsonArray();
    Optional<String> last = after;
    Iterator<DayQuery.PlacedRun> runs =
        query.read(new DayQuery.Filter(owner, day, workflow, after));
    while (runs.hasNext()) {
      DayQuery.PlacedRun next = runs.next();
      if (!owner.owns(next.run().repository().ownerId())) {
        continue;
      }
      if (!array.add(form.apply(next.run(), owner.login()))) {
        return new Page(array.toString(), day, last.map(RunCursor::encode));
      }
      last = Optional.of(next.position());
    }
    return new Page(array.toString(), day, Optional.empty());
  }

  /**
   * The account that a request names.
   *
   * @throws RequestException 404 when the App is not installed there
   */
  static Owner owner(InstallationStore installations, String org) {
    return Optional.of(org)
        .filter(name -> name.length() <= LONGEST_NAME)
        .flatMap(installations::find)
        .orElseThrow(() -> RequestException.notFound("the App is not installed in " + org));
  }

  private static LocalDate day(String date) {
    return DateParameter.day("date", date);
  }
}
