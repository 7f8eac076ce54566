package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kept runs of one repository and day, by its present name. */
public record KeptRuns(Table table, ZoneId zone) {
  /** The day of a time, as days are keyed. */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** When the runs of a day were created. */
  public List<Instant> of(Repository repository, LocalDate day) {
    String owner = CiKeys.owner(repository.ownerId(), repository.ownerName());
    var values =
        Map.of(
            ":day", Row.text(CiKeys.ownerDay(owner, zone, day)),
            ":repository", Row.text(repository.name() + "#"));
    var created = new ArrayList<Instant>();
    for (Row row :
        table.query(
            q ->
                q.indexName(CiKeys.RUNS_BY_DAY)
                    .keyConditionExpression(
                        "ownerDay = :day AND begins_with(#position, :repository)")
                    .expressionAttributeNames(Map.of("#position", CiKeys.POSITION))
                    .expressionAttributeValues(values))) {
      created.add(Instant.ofEpochMilli(row.number("createdAt")));
    }
    return created;
  }
}
