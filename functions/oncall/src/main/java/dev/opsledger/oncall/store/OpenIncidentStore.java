package dev.opsledger.oncall.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stored open incidents, and which of them PagerDuty no longer lists. */
public record OpenIncidentStore(Table table) {
  private static final Duration SHORTEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(30);

  /** The open incidents that are due for a recheck: all but those that are unlisted and wait. */
  public List<Incident> due(Instant now) {
    return rows().stream()
        .filter(row -> row.findInstant("lookAt").filter(now::isBefore).isEmpty())
        .map(IncidentRows::incident)
        .toList();
  }

  /** The rows of all open incidents, from an index. */
  public List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (String status : Incident.STATUSES) {
      if (!status.equals(Incident.RESOLVED)) {
        ofStatus(status).forEach(rows::add);
      }
    }
    return rows;
  }

  private Iterable<Row> ofStatus(String status) {
    return table.query(
        q ->
            q.indexName(OncallKeys.BY_STATUS)
                .keyConditionExpression("#status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", Row.text(status))));
  }

  /**
   * Notes incidents that PagerDuty does not list, such as those of a deleted service. They keep
   * their last state. Since PagerDuty's index may lag behind, they are looked for again after an
   * hour, and then at growing intervals of up to 30 days.
   */
  public void noteUnlisted(Collection<Incident> incidents, Instant now) {
    for (Incident incident : new HashSet<>(incidents)) {
      Deadline.check("incidents that PagerDuty does not list");
      String pk = OncallKeys.incident(incident.id());
      Instant since =
          table
              .getStrictly(pk, OncallKeys.INCIDENT)
              .flatMap(row -> row.findInstant("unlistedSince"))
              .orElse(now);
      Map<String, AttributeValue> values =
          Map.of(
              ":since", Row.text(since.toString()),
              ":at", Row.text(now.plus(pause(since, now)).toString()),
              ":version", Row.text(incident.version()));
      table.update(
          pk,
          OncallKeys.INCIDENT,
          u ->
              u.updateExpression("SET unlistedSince = :since, lookAt = :at REMOVE unlisted")
                  .conditionExpression("version = :version")
                  .expressionAttributeValues(values));
    }
  }

  private static Duration pause(Instant since, Instant now) {
    Duration gone = Duration.between(since, now);
    Duration atLeast = gone.compareTo(SHORTEST_WAIT) > 0 ? gone : SHORTEST_WAIT;
    return atLeast.compareTo(LONGEST_WAIT) < 0 ? atLeast : LONGEST_WAIT;
  }
}
