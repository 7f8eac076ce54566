package dev.opsledger.traffic.store;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores which deleted repositories and users still have rows to purge. */
public record PurgeStore(Table table) {
  private static final int BATCH = 500;

  /** Repositories to purge, at most so many; the next call returns more. */
  public List<String> repositories(int most) {
    return first(TrafficKeys.PURGE, most);
  }

  /**
   * Users whose subscriptions are still to be ended, at most so many; the next call returns more.
   */
  public List<String> users(int most) {
    return first(TrafficKeys.PURGE_USERS, most);
  }

  private List<String> first(String partition, int most) {
    var ids = new ArrayList<String>();
    for (Row row : table.partition(partition)) {
      if (ids.size() == most) {
        break;
      }
      ids.add(row.sk());
    }
    return ids;
  }

  /** Repositories to purge whose last user was this one. */
  public List<String> repositoriesLeftBy(String user) {
    var values = Map.of(":pk", Row.text(TrafficKeys.PURGE), ":user", Row.text(user));
    Iterable<Row> rows =
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk")
                    .filterExpression(RepositoryRows.LAST_USER + " = :user")
                    .consistentRead(true)
                    .expressionAttributeValues(values));
    var ids = new ArrayList<String>();
    rows.forEach(row -> ids.add(row.sk()));
    return ids;
  }

  /** Deletes every row of a deleted repository; can be repeated after any failure. */
  public void purgeRepository(String id) {
    var keys = new ArrayList<Map<String, AttributeValue>>(BATCH);
    for (Row row : rowsOf(id)) {
      keys.add(Table.key(row.pk(), row.sk()));
      if (keys.size() == BATCH) {
        Deadline.check("the rows of a deleted repository");
        table.deleteAll(keys);
        keys.clear();
      }
    }
    table.deleteAll(keys);
    table.delete(TrafficKeys.PURGE, id);
  }

  private Iterable<Row> rowsOf(String id) {
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk")
                .projectionExpression("pk, sk")
                .consistentRead(true)
                .expressionAttributeValues(Map.of(":pk", Row.text(TrafficKeys.repository(id)))));
  }

  /** Records that nothing of a user is left. */
  public void userPurged(String user) {
    table.delete(TrafficKeys.PURGE_USERS, user);
  }
}
